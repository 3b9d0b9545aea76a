package dev.wharf.ftp.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.Direction;
import dev.wharf.ftp.Permission;
import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.Throttle;
import dev.wharf.ftp.TransferFacts;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.Upload;
import dev.wharf.ftp.UploadRequest;
import dev.wharf.ftp.command.TransferJob.Store;
import dev.wharf.ftp.control.Ending.IncompleteException;
import dev.wharf.ftp.data.Translator;
import dev.wharf.ftp.data.TruncatedException;
import dev.wharf.ftp.data.Wire;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.ReplyWriter;
import dev.wharf.ftp.protocol.VirtualPath;

/** The half of the transfer routine that receives: STOR, APPE and STOU. Runs on the transfer's thread. */
final class Receiver {

    private static final Logger LOG = System.getLogger(Receiver.class.getName());

    private final DataConnector connector;
    private final BufferPool directBuffers;
    private final BufferPool heapBuffers;
    private final boolean strictTlsEnd;

    Receiver(DataConnector connector, BufferPool directBuffers, BufferPool heapBuffers, boolean strictTlsEnd) {
        this.connector = connector;
        this.directBuffers = directBuffers;
        this.heapBuffers = heapBuffers;
        this.strictTlsEnd = strictTlsEnd;
    }

    Ending store(TransferTask task, Store job, ReplyWriter replies) {
        Upload upload;
        try {
            boolean mayReplace = task.user().may(Permission.OVERWRITE, job.path());
            upload = task.user().files()
                    .upload(new UploadRequest(job.path(), job.offset(), job.declaredBytes(), mayReplace, task.session().id()));
        } catch (StoreException failure) {
            return Ending.refused(failure);
        }
        Receipt receipt = null;
        Throwable failed = null;
        try {
            receive(task, job, replies, upload);
            // From here on an abort comes too late: the client has sent all.
            receipt = upload.complete(task.facts(Outcome.COMPLETED, ReplyCode.TRANSFER_COMPLETE, ""));
        } catch (StoreException | IOException | InterruptedException | RuntimeException | Error failure) {
            // RuntimeException and Error: an unknown defect must still abandon the upload, or its bytes stay reserved.
            if (failure instanceof RuntimeException || failure instanceof Error) {
                LOG.log(Level.ERROR, "upload of " + task.session().id() + " failed", failure);
            }
            failed = failure;
        }
        if (receipt != null) {
            return Ending.completed(text(task, receipt), receipt);
        }
        Ending ending = Ending.of(java.util.Objects.requireNonNull(failed), task.abortReason());
        upload.abandon(facts(task, ending));
        return ending;
    }

    private static TransferFacts facts(TransferTask task, Ending ending) {
        return task.facts(ending.outcome(), ending.reply().code(), ending.reason());
    }

    private static String text(TransferTask task, Receipt receipt) {
        String checksum = receipt.checksum().isEmpty() ? "" : ", " + receipt.algorithm() + " " + receipt.checksum();
        return "Received " + task.bytes() + " bytes: receipt " + receipt.id() + checksum;
    }

    private void receive(TransferTask task, Store job, ReplyWriter replies, Upload upload)
            throws IOException, StoreException, InterruptedException {
        String opening = job.unique() ? "FILE: " + VirtualPath.name(job.path())
                : "Opening data connection for " + VirtualPath.name(job.path()) + ".";
        Reply begin = Reply.of(ReplyCode.OPENING_DATA_CONNECTION, opening);
        try (Translator decoder = task.representation().decoder().orElse(null); Wire wire = connector.open(task, replies, begin)) {
            BufferPool pool = wire.tlsSession() == null && decoder == null ? directBuffers : heapBuffers;
            ByteBuffer buffer = pool.take();
            try {
                pump(task, wire, Optional.ofNullable(decoder), buffer, upload);
            } finally {
                pool.giveBack(buffer);
            }
            sayGoodbye(wire);
        }
        checkComplete(task, job);
    }

    /** All has come: a client that did not wait for our end of the connection has lost nothing. */
    private static void sayGoodbye(Wire wire) {
        try {
            wire.finish();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "a client closed its data connection without waiting for ours", gone);
        }
    }

    private void pump(TransferTask task, Wire wire, Optional<Translator> decoder, ByteBuffer buffer, Upload upload)
            throws IOException, StoreException, InterruptedException {
        Throttle throttle = task.user().throttle(Direction.UPLOAD);
        boolean ended = false;
        int allowed = 0;
        while (!ended) {
            // What was granted and has not come yet stays granted: else a client that sends in small pieces is slowed far below its limit.
            allowed = allowed > 0 ? allowed : task.acquire(throttle, buffer.capacity());
            int came = read(wire, buffer.clear().limit(Math.min(buffer.capacity(), allowed)));
            if (came < 0) {
                break;
            }
            allowed -= came;
            buffer.flip();
            if (decoder.isEmpty()) {
                write(task, buffer, upload);
                continue;
            }
            while (buffer.hasRemaining() && !decoder.get().ended()) {
                write(task, decoder.get().translate(buffer), upload);
            }
            ended = decoder.get().ended();
        }
        if (decoder.isPresent()) {
            for (ByteBuffer rest = decoder.get().finish(); rest.hasRemaining(); rest = decoder.get().finish()) {
                write(task, rest, upload);
            }
        }
    }

    private int read(Wire wire, ByteBuffer buffer) throws IOException {
        try {
            return wire.read(buffer);
        } catch (TruncatedException cut) {
            if (strictTlsEnd) {
                throw cut;
            }
            return -1;
        }
    }

    private static void write(TransferTask task, ByteBuffer bytes, Upload upload) throws StoreException {
        int size = bytes.remaining();
        if (size > 0) {
            upload.write(bytes);
            task.progress(size);
        }
    }

    /** ALLO's size counts the bytes that were to come, or the whole file of a resumed upload: clients mean either. */
    private static void checkComplete(TransferTask task, Store job) throws IOException {
        @Nullable String aborted = task.abortReason();
        if (aborted != null) {
            throw new IncompleteException(aborted);
        }
        long declared = job.declaredBytes();
        long whole = Math.max(0, job.offset()) + task.bytes();
        if (declared >= 0 && declared != task.bytes() && declared != whole) {
            throw new IncompleteException(declared + " bytes were declared, " + task.bytes() + " came.");
        }
    }
}
