package dev.wharf.gateway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.wharf.account.Account;
import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.FileStore;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.ftp.Upload;
import dev.wharf.ftp.UploadRequest;
import dev.wharf.quota.QuotaExceededException;
import dev.wharf.quota.QuotaLease;
import dev.wharf.quota.UsageDelta;
import dev.wharf.storage.StagedUpload;
import dev.wharf.transfer.TransferIds;

/** An account's home as the engine sees it: every change is held against the quota, and recorded before it is answered. */
final class GatewayFileStore implements FileStore {

    private final AccountHome home;
    private final Receipts receipts;
    private final String username;

    GatewayFileStore(Account account, AccountHome home, Receipts receipts) {
        this.home = home;
        this.receipts = receipts;
        this.username = account.username();
    }

    @Override
    public FileInfo stat(String path) throws StoreException {
        return home.files().stat(path);
    }

    @Override
    public DirectoryEntries list(String path) throws StoreException {
        return home.files().list(path);
    }

    @Override
    public ReadableByteChannel read(String path, long offset) throws StoreException {
        FileChannel file = home.files().read(path);
        try {
            return file.position(offset);
        } catch (IOException failure) {
            throw new StoreException(Reason.FAILED, "The file could not be read.", failure);
        }
    }

    /** Staged first, and then held against the quota: the staging file has the directory open, and so knows cheaply what it replaces. */
    @Override
    public Upload upload(UploadRequest request) throws StoreException {
        long keep = kept(request);
        UUID id = TransferIds.next();
        StagedUpload staged = home.files().stage(id.toString(), request.path(), keep);
        ReceivedFile file = null;
        boolean begun = false;
        try {
            long replaced = staged.replacedBytes();
            QuotaLease lease = lease(request.path(), replaced);
            file = new ReceivedFile(id, home, request, keep == 0 && replaced < 0, staged, lease, receipts);
            // What is declared may be the size of the whole file or of what is to come: clients mean either, and none is refused for what it may not mean.
            file.begin(Math.max(keep, request.declaredBytes()));
            begun = true;
            return file;
        } finally {
            if (!begun && file != null) {
                file.discard();
            } else if (!begun) {
                staged.discard();
            }
        }
    }

    private long kept(UploadRequest request) throws StoreException {
        if (request.offset() == 0) {
            return 0;
        }
        long present = Math.max(0, size(request.path()));
        if (request.offset() > present) {
            throw new StoreException(Reason.NOT_FOUND, "The file has only " + present + " bytes.");
        }
        return request.offset() == UploadRequest.AT_END ? present : request.offset();
    }

    /** -1 where the name is free; a directory's is told by the store when the upload is staged. */
    private long size(String path) throws StoreException {
        try {
            FileInfo info = home.files().stat(path);
            return info.isDirectory() ? -1 : info.size();
        } catch (StoreException failure) {
            if (failure.reason() == Reason.NOT_FOUND) {
                return -1;
            }
            throw failure;
        }
    }

    private QuotaLease lease(String path, long replacedBytes) throws StoreException {
        try {
            return receipts.quota().open(username, path, replacedBytes);
        } catch (QuotaExceededException full) {
            throw new StoreException(Reason.QUOTA_EXCEEDED, String.valueOf(full.getMessage()), full);
        }
    }

    @Override
    public void makeDirectory(String path) throws StoreException {
        try (var _ = home.holdTree()) {
            home.files().makeDirectory(path);
        }
    }

    @Override
    public void removeDirectory(String path) throws StoreException {
        try (var _ = home.holdTree()) {
            home.files().removeDirectory(path);
        }
    }

    @Override
    public void deleteFile(String path) throws StoreException {
        try (var _ = home.holdFile(path)) {
            long bytes = home.files().deleteFile(path);
            record(new UsageDelta(username, -bytes, -1));
        }
    }

    @Override
    public void rename(String from, String to) throws StoreException {
        try (var _ = home.holdTree()) {
            long replaced = home.files().rename(from, to);
            if (replaced >= 0) {
                record(new UsageDelta(username, -replaced, -1));
            }
        }
    }

    /** The change has been made on disk; where this fails, the next start counts anew, since a stop then isn't a clean one. */
    private void record(UsageDelta delta) throws StoreException {
        try {
            receipts.commit(new ReceiptWork(null, List.of(delta), List.of(), List.of()));
        } catch (ReceiptFailedException away) {
            receipts.usageInDoubt();
            throw new StoreException(Reason.FAILED, "The file is gone, but that could not be recorded.", away);
        }
    }

    @Override
    public void setModified(String path, Instant time) throws StoreException {
        home.files().setModified(path, time);
    }

    @Override
    public void setMode(String path, int mode) throws StoreException {
        home.files().setMode(path, mode);
    }

    @Override
    public long availableBytes() throws StoreException {
        long allowed = receipts.quota().availableBytes(username);
        long free = home.files().freeBytes();
        return allowed < 0 ? free : Math.min(allowed, free);
    }
}
