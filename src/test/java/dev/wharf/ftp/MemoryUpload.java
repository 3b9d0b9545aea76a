package dev.wharf.ftp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import dev.wharf.ftp.MemoryStore.Operation;

/** An upload into a {@link MemoryStore}. */
final class MemoryUpload implements Upload {

    private final MemoryStore store;
    private final UploadRequest request;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    /** @param before what stays of the file that is there */
    MemoryUpload(MemoryStore store, UploadRequest request, byte[] before) {
        this.store = store;
        this.request = request;
        content.writeBytes(before);
    }

    @Override
    public void write(ByteBuffer bytes) throws StoreException {
        store.enter(Operation.WRITE);
        byte[] part = new byte[bytes.remaining()];
        bytes.get(part);
        content.writeBytes(part);
    }

    @Override
    public Receipt complete(TransferFacts facts) throws StoreException {
        store.enter(Operation.COMPLETE);
        store.file(request.path(), content.toByteArray());
        store.ended("complete " + request.path());
        return new Receipt("receipt-of-" + request.path(), "SHA-256", "cafe", content.size());
    }

    @Override
    public void abandon(TransferFacts facts) {
        store.ended("abandon " + request.path());
        try {
            store.enter(Operation.ABANDON);
        } catch (StoreException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
