package dev.wharf.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.account.Account;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.Accounts;
import dev.wharf.audit.AuditLog;
import dev.wharf.ftp.Direction;
import dev.wharf.ftp.FileStore;
import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.TransferFacts;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.Upload;
import dev.wharf.ftp.UploadRequest;
import dev.wharf.gateway.ReceiptFixture.Faults;
import dev.wharf.gateway.ReceiptFixture.Gate;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.Usage;
import dev.wharf.routing.Deliveries;
import dev.wharf.routing.Delivery;
import dev.wharf.routing.DeliveryLedger;
import dev.wharf.routing.Destination;
import dev.wharf.routing.Routes;
import dev.wharf.storage.DataDirectory;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferFilter;
import dev.wharf.transfer.TransferLog;

import static org.assertj.core.api.Assertions.assertThat;

/** One account's uploads as the engine makes them, on a disk and a database that can be made to fail. */
final class UploadFixture implements AutoCloseable {

    /** What the gateway's parts are, for tests that put them together anew. */
    @Component
    record Parts(Accounts accounts, AccountHomes homes, QuotaLedger quota, TransferLog transferLog, DeliveryLedger deliveries,
            AuditLog audit,
            ReceiptRevocation revocation, Routes routes, Deliveries delivered, Recovery recovery, TransactionTemplate transactions,
            JdbcClient jdbc,
            DataDirectory data, Clock clock) {}

    static final long LIMIT = 1000;

    final Account account;
    final AccountHome home;
    final FaultyDisk disk;
    final Faults faults;
    final Gate gate = new Gate();
    final GatewayState state;
    final FileStore store;
    private final Parts parts;
    private final ReceiptWriter writer;
    private final Path directory;

    UploadFixture(Parts parts) throws IOException {
        this(parts, parts.quota());
    }

    UploadFixture(Parts parts, QuotaLedger quota) throws IOException {
        this.parts = parts;
        account = Partner.make(parts.accounts(), Partner.with(new QuotaLimits(LIMIT, null, null)));
        disk = new FaultyDisk(parts.homes().of(account).files());
        home = new AccountHome(account.username(), disk.home());
        faults = new Faults(parts.transactions());
        writer = new ReceiptWriter(new ReceiptTransaction(faults, parts.transferLog(), quota, parts.deliveries(), parts.audit(), gate));
        state = new GatewayState(parts.jdbc());
        store = new GatewayFileStore(account, home,
                new Receipts(writer, quota, parts.deliveries(), parts.revocation(), state, Checksum.Algorithm.SHA_256, parts.clock()));
        directory = parts.data().path().resolve("files").resolve(account.username());
    }

    Upload begin(String path, long offset) throws StoreException {
        return store.upload(new UploadRequest(path, offset, -1, true, "s1"));
    }

    static void write(Upload upload, String text) throws StoreException {
        upload.write(bytes(text));
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    Receipt store(String path, String text) throws StoreException {
        Upload upload = begin(path, 0);
        write(upload, text);
        return upload.complete(completed(path));
    }

    TransferFacts completed(String path) {
        return facts(path, Outcome.COMPLETED, 226);
    }

    TransferFacts facts(String path, Outcome outcome, int replyCode) {
        Instant now = parts.clock().instant();
        return new TransferFacts(account.username(), "s1", Direction.UPLOAD, path, 1, now, now, outcome, replyCode, "", "192.0.2.7", false);
    }

    String content(String path) throws IOException {
        return Files.readString(directory.resolve(path.substring(1)));
    }

    /** The paths that clients see, with what is in the files. */
    List<String> files() {
        return names(directory).filter(name -> !name.startsWith(".wharf")).toList();
    }

    List<String> staged() {
        return names(directory.resolve(".wharf/staging")).toList();
    }

    List<String> snapshots() {
        return names(directory.resolve(".wharf/snapshots")).toList();
    }

    private static Stream<String> names(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Usage usage() {
        return parts.quota().usage(account.username());
    }

    /** Usage, in memory and in the database, is this. */
    void assertStoredUsage(long bytes, long files) {
        assertThat(usage()).isEqualTo(new Usage(bytes, files));
        assertThat(parts.quota().all()).containsEntry(account.username(), new Usage(bytes, files));
    }

    /** And nothing is held beside it. */
    void assertStored(long bytes, long files) {
        assertStoredUsage(bytes, files);
        assertThat(parts.quota().availableBytes(account.username())).isEqualTo(LIMIT - bytes);
    }

    /** Routes all of this account's files to where nobody answers. */
    void routeToNobody() {
        String name = "nobody-" + account.username();
        parts.routes().createDestination(name, Destination.Type.HTTP, Map.of("url", "http://127.0.0.1:9/"));
        parts.routes().createRoute(name, true, List.of(account.username()), "/**", name);
    }

    List<Delivery> deliveries() {
        return parts.delivered().search(null, null, account.username(), null, null, 100);
    }

    /** The log of transfers, newest first. */
    List<Transfer> rows() {
        return parts.transferLog().search(new TransferFilter(account.username(), null, null, null, null, null), null, 100);
    }

    /** As at the next start. */
    void recover(boolean countAnew) {
        parts.recovery().run(countAnew);
    }

    /** Whether the next start will trust the usage. */
    boolean trustsUsage() {
        state.stopped();
        return state.started();
    }

    List<String> audited() {
        return parts.audit().search("ftp:" + account.username(), null, null, 1000).reversed().stream()
                .map(entry -> entry.action() + " " + entry.subject()).toList();
    }

    @Override
    public void close() {
        gate.open();
        writer.close();
    }
}
