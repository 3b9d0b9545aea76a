package dev.wharf.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.ftp.TransferFacts;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.Upload;
import dev.wharf.ftp.UploadRequest;
import dev.wharf.quota.QuotaExceededException;
import dev.wharf.quota.QuotaLease;
import dev.wharf.quota.UsageDelta;
import dev.wharf.routing.DeliveryLedger.NewDelivery;
import dev.wharf.routing.DeliveryLedger.PlannedDelivery;
import dev.wharf.storage.StagedUpload;
import dev.wharf.transfer.Transfer;

/**
 * An upload on its way to its receipt. It is written beside the store under the receipt's id. In the end: flushed to disk; then, while nobody else can
 * change its name, one transaction commits the transfer's row, the usage, the audit entry and the deliveries, and the file takes its name.
 * <p>
 * The commit comes before the rename. A crash between the two leaves the staging file and its receipt: the next start completes the rename. A crash before
 * the commit leaves a staging file without a receipt: the next start removes it, and the old file was never touched.
 */
final class ReceivedFile implements Upload {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedFile.class);
    private static final int HASH_BUFFER = 1 << 16;
    private static final int TRANSFER_ABORTED = 426;

    private final UUID id;
    private final AccountHome home;
    private final String path;
    private final boolean mayReplace;
    private final boolean newFile;
    private final StagedUpload staged;
    private final QuotaLease lease;
    private final Receipts receipts;
    private final Checksum checksum;
    /** Whether all has come: what fails from then on leaves nothing that a client could go on with. */
    private boolean whole;
    /** Whether the database may have committed the receipt though it did not say so. */
    private boolean inDoubt;

    ReceivedFile(UUID id, AccountHome home, UploadRequest request, boolean newFile, StagedUpload staged, QuotaLease lease,
            Receipts receipts) {
        this.id = id;
        this.home = home;
        this.path = request.path();
        this.mayReplace = request.mayReplace();
        this.newFile = newFile;
        this.staged = staged;
        this.lease = lease;
        this.receipts = receipts;
        this.checksum = receipts.checksum().begin();
        receipts.writer().expect();
    }

    /** Asks for the room that the client says it needs, and takes the checksum of what is kept of the file: a receipt's is that of the whole file. */
    void begin(long wantedBytes) throws StoreException {
        grow(wantedBytes);
        if (staged.size() == 0) {
            return;
        }
        FileChannel content = staged.content();
        ByteBuffer buffer = ByteBuffer.allocate(HASH_BUFFER);
        try {
            for (long at = 0; at < staged.size(); at += buffer.limit()) {
                content.read(buffer.clear(), at);
                checksum.update(buffer.flip());
                if (buffer.limit() == 0) {
                    throw new IOException("the kept bytes became fewer");
                }
            }
        } catch (IOException failure) {
            throw new StoreException(Reason.FAILED, "The file could not be read.", failure);
        }
    }

    private void grow(long fileBytes) throws StoreException {
        try {
            lease.grow(fileBytes);
        } catch (QuotaExceededException full) {
            throw new StoreException(Reason.QUOTA_EXCEEDED, String.valueOf(full.getMessage()), full);
        }
    }

    @Override
    public void write(ByteBuffer bytes) throws StoreException {
        grow(staged.size() + bytes.remaining());
        checksum.update(bytes);
        staged.write(bytes);
    }

    @Override
    public Receipt complete(TransferFacts facts) throws StoreException {
        whole = true;
        staged.seal();
        String sum = checksum.hex();
        try (var _ = home.holdFile(path)) {
            UsageDelta delta = settle();
            commit(work(facts, sum, delta));
            publish(delta);
        }
        end();
        return new Receipt(id.toString(), receipts.checksum().label(), sum, staged.size());
    }

    private UsageDelta settle() throws StoreException {
        long replaced = staged.replacedBytes();
        if (replaced >= 0 && !mayReplace) {
            throw new StoreException(Reason.EXISTS, "Another upload took that name meanwhile.");
        }
        try {
            return lease.settle(replaced, staged.size());
        } catch (QuotaExceededException full) {
            throw new StoreException(Reason.QUOTA_EXCEEDED, String.valueOf(full.getMessage()), full);
        }
    }

    private ReceiptWork work(TransferFacts facts, String sum, UsageDelta delta) throws StoreException {
        Transfer row = Receipts.transfer(id, facts, staged.size(), receipts.checksum().label(), sum);
        List<PlannedDelivery> plans = receipts.deliveries().plan(facts.user(), path, staged.size());
        String content = plans.isEmpty() ? "" : staged.snapshot();
        List<NewDelivery> deliveries =
                plans.stream().map(plan -> new NewDelivery(plan, id, facts.user(), path, staged.size(), row.checksum(),
                        row.checksumAlgorithm(), content, row.finishedAt())).toList();
        String detail = staged.size() + " bytes, receipt " + id;
        return new ReceiptWork(row, List.of(delta), deliveries,
                List.of(receipts.entry(facts.user(), "FILE_RECEIVED", path, detail, facts.remote())));
    }

    private void commit(ReceiptWork work) throws StoreException {
        try {
            receipts.commit(work);
        } catch (ReceiptFailedException failure) {
            if (failure.inDoubt()) {
                // Perhaps it is committed: the staging file must stay, so that the next start can tell.
                receipts.usageInDoubt();
                inDoubt = true;
            }
            throw new StoreException(Reason.FAILED, "The upload could not be recorded.", failure);
        }
    }

    /** The receipt is committed. Nothing that clients do can make this fail; a disk can. Then the receipt is taken back. */
    private void publish(UsageDelta delta) throws StoreException {
        try {
            staged.publish();
        } catch (StoreException failure) {
            LOG.error("{} of {} has its receipt {} but could not take its name: the receipt is taken back", path, home.username(), id,
                    failure);
            receipts.revocation().revoke(id, delta, path, String.valueOf(failure.getMessage()));
            // It may have its name nevertheless, where only the flush after the rename failed.
            receipts.usageInDoubt();
            throw failure;
        }
    }

    /**
     * A new file that the client or the line cut short is kept under its name, so that the client can go on with REST: it counts, and is never delivered.
     * Everything else leaves what was there before.
     */
    @Override
    public void abandon(TransferFacts facts) {
        try {
            boolean cut = facts.outcome() == Outcome.ABORTED || facts.replyCode() == TRANSFER_ABORTED;
            if (inDoubt) {
                LOG.warn("{} of {}: whether receipt {} is committed will be known at the next start", path, home.username(), id);
            } else if (!(cut && !whole && newFile && staged.size() > 0 && keepPartial(facts))) {
                staged.discard();
            }
        } finally {
            end();
        }
    }

    private boolean keepPartial(TransferFacts facts) {
        try (var _ = home.holdFile(path)) {
            staged.seal();
            if (staged.replacedBytes() >= 0) {
                return false;
            }
            UsageDelta delta = settle();
            String detail = staged.size() + " bytes so far";
            commit(new ReceiptWork(null, List.of(delta), List.of(),
                    List.of(receipts.entry(facts.user(), "PARTIAL_KEPT", path, detail, facts.remote()))));
            publishPart();
            return true;
        } catch (StoreException failure) {
            LOG.warn("a partial upload of {} to {} could not be kept: {}", home.username(), path, failure.getMessage());
            return false;
        }
    }

    private void publishPart() throws StoreException {
        try {
            staged.publish();
        } catch (StoreException failure) {
            // It is counted.
            receipts.usageInDoubt();
            throw failure;
        }
    }

    /** It never began. */
    void discard() {
        staged.discard();
        end();
    }

    private void end() {
        lease.close();
        receipts.writer().expectNoMore();
    }
}
