package dev.wharf.ftp.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.SessionInfo;
import dev.wharf.ftp.data.Representation;
import dev.wharf.ftp.listing.MlstFacts;

/**
 * What a session remembers between two commands. The loop thread writes; what other threads may read is volatile or immutable. The loop may move to
 * another thread, with a happens-before edge, while a transfer runs.
 */
public final class Session {

    /** RFC 959, 5.1: TYPE A, STRU F, MODE S. */
    private static final Representation DEFAULT = Representation.PLAIN.with(Representation.Type.ASCII);

    private static final String DEFAULT_HASH = "SHA-256";

    private final String id;
    private final InetSocketAddress remote;
    private final String remoteText;
    private final InetAddress local;
    private final Instant startedAt = Instant.now();
    private final Login login = new Login();
    private final Pending pending = new Pending();
    private final DataChannel data = new DataChannel();
    private Representation representation = DEFAULT;
    private boolean protectedData;
    private MlstFacts facts = MlstFacts.ALL;
    private String hashAlgorithm = DEFAULT_HASH;
    private boolean protectionSized;
    private volatile String directory = "/";
    private volatile @Nullable String tls;
    private volatile long lastActivityNanos = System.nanoTime();
    private volatile boolean answering;
    private volatile String lastCommand = "";
    private volatile @Nullable TransferStatus transfer;

    public Session(String id, InetSocketAddress remote, InetAddress local) {
        this.id = id;
        this.remote = remote;
        this.remoteText = remote.getAddress().getHostAddress();
        this.local = local;
    }

    public String id() {
        return id;
    }

    public InetAddress remoteAddress() {
        return remote.getAddress();
    }

    /** The client's address without a port. */
    public String remoteText() {
        return remoteText;
    }

    /** The address that the client came to. */
    public InetAddress localAddress() {
        return local;
    }

    public Login login() {
        return login;
    }

    /** Who is logged in. The gate lets no handler that needs a user run without one. */
    public FtpUser user() {
        FtpUser user = login.user();
        if (user == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return user;
    }

    public Pending pending() {
        return pending;
    }

    public DataChannel data() {
        return data;
    }

    public Representation representation() {
        return representation;
    }

    public void representation(Representation next) {
        representation = next;
    }

    /** Whether data connections are encrypted: PROT P (RFC 2228, 3). */
    public boolean isDataProtected() {
        return protectedData;
    }

    public void dataProtected(boolean next) {
        protectedData = next;
    }

    public MlstFacts facts() {
        return facts;
    }

    public void facts(MlstFacts next) {
        facts = next;
    }

    public String hashAlgorithm() {
        return hashAlgorithm;
    }

    public void hashAlgorithm(String next) {
        hashAlgorithm = next;
    }

    /** Whether PBSZ has been sent: PROT must follow it (RFC 4217, 9). */
    public boolean isProtectionSized() {
        return protectionSized;
    }

    public void protectionSized() {
        protectionSized = true;
    }

    public String directory() {
        return directory;
    }

    public void directory(String next) {
        directory = next;
    }

    /** The TLS version of the control connection; null when it is clear. */
    public @Nullable String tls() {
        return tls;
    }

    public void tls(String version) {
        tls = version;
    }

    /** A command has come. */
    public void touch(String verb) {
        lastCommand = verb;
        lastActivityNanos = System.nanoTime();
    }

    /** Whether a command is being answered: until it is, the silence is not the client's. */
    public void answering(boolean next) {
        lastActivityNanos = System.nanoTime();
        answering = next;
    }

    public @Nullable TransferStatus transfer() {
        return transfer;
    }

    public void transfer(@Nullable TransferStatus next) {
        transfer = next;
        lastActivityNanos = System.nanoTime();
    }

    /** When a command or a byte of a transfer last passed, as {@link System#nanoTime}. */
    public long lastActivityNanos() {
        if (answering) {
            return System.nanoTime();
        }
        TransferStatus running = transfer;
        return running == null ? lastActivityNanos : Math.max(lastActivityNanos, running.lastProgressNanos());
    }

    /** REIN: as if the session had just begun; the connection, encrypted or not, stays (RFC 959, 4.1.1). */
    public void reset() {
        login.reset();
        pending.reset();
        data.reset();
        representation = DEFAULT;
        protectedData = false;
        facts = MlstFacts.ALL;
        hashAlgorithm = DEFAULT_HASH;
        protectionSized = false;
        directory = "/";
    }

    public SessionInfo info() {
        FtpUser user = login.user();
        TransferStatus running = transfer;
        Instant lastActivityAt = Instant.now().minusNanos(Math.max(0, System.nanoTime() - lastActivityNanos()));
        return new SessionInfo(id, user == null ? null : user.name(), remoteText, remote.getPort(), tls, startedAt, lastActivityAt,
                lastCommand, directory,
                running == null ? null : running.progress());
    }
}
