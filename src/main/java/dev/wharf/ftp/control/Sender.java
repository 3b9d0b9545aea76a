package dev.wharf.ftp.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.Direction;
import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.Permission;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.Throttle;
import dev.wharf.ftp.command.Entries;
import dev.wharf.ftp.command.Rights;
import dev.wharf.ftp.command.TransferJob.Listing;
import dev.wharf.ftp.command.TransferJob.Listing.Kind;
import dev.wharf.ftp.command.TransferJob.Retrieve;
import dev.wharf.ftp.data.Representation;
import dev.wharf.ftp.data.Translator;
import dev.wharf.ftp.data.Wire;
import dev.wharf.ftp.listing.EntryRights;
import dev.wharf.ftp.listing.ListFormat;
import dev.wharf.ftp.listing.ListingWriter;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.ReplyWriter;
import dev.wharf.ftp.protocol.VirtualPath;

/** The half of the transfer routine that sends: files and lists. Runs on the transfer's thread. */
final class Sender {

    /** Bytes that are handed to the kernel at once: large enough for its cost to vanish, small enough to see progress. */
    private static final int SEND_CHUNK = 4 << 20;
    /** MODE Z: half of the work of the best level for nearly all of its gain. */
    private static final int DEFLATE_LEVEL = 6;

    private final DataConnector connector;
    private final BufferPool buffers;

    Sender(DataConnector connector, BufferPool buffers) {
        this.connector = connector;
        this.buffers = buffers;
    }

    Ending retrieve(TransferTask task, Retrieve job, ReplyWriter replies) throws IOException, StoreException, InterruptedException {
        ReadableByteChannel content;
        try {
            content = task.user().files().read(job.path(), job.offset());
        } catch (StoreException failure) {
            return Ending.refused(failure);
        }
        try (content) {
            String size = content instanceof FileChannel file ? " (" + Math.max(0, file.size() - job.offset()) + " bytes)" : "";
            Reply opening =
                    Reply.of(ReplyCode.OPENING_DATA_CONNECTION, "Opening data connection for " + VirtualPath.name(job.path()) + size + ".");
            try (Translator encoder = task.representation().encoder(DEFLATE_LEVEL).orElse(null);
                    Wire wire = connector.open(task, replies, opening)) {
                if (content instanceof FileChannel file && encoder == null) {
                    sendFile(task, file, job.offset(), wire);
                } else {
                    sendTranslated(task, content, encoder, wire);
                }
                wire.finish();
            }
        }
        return Ending.completed("Sent " + task.bytes() + " bytes.", null);
    }

    private static void sendFile(TransferTask task, FileChannel file, long offset, Wire wire) throws IOException, InterruptedException {
        Throttle throttle = task.user().throttle(Direction.DOWNLOAD);
        long position = offset;
        long end = file.size();
        while (position < end) {
            int wanted = (int) Math.min(SEND_CHUNK, end - position);
            long sent = wire.send(file, position, Math.min(wanted, task.acquire(throttle, wanted)));
            if (sent <= 0) {
                throw new IOException("the file became shorter");
            }
            position += sent;
            task.progress(sent);
        }
    }

    private void sendTranslated(TransferTask task, ReadableByteChannel content, @Nullable Translator encoder, Wire wire)
            throws IOException, InterruptedException {
        Throttle throttle = task.user().throttle(Direction.DOWNLOAD);
        ByteBuffer buffer = buffers.take();
        try {
            while (content.read(buffer.clear().limit(Math.min(buffer.capacity(), task.acquire(throttle, buffer.capacity())))) >= 0) {
                int read = buffer.flip().remaining();
                write(buffer, encoder, wire);
                task.progress(read);
            }
            writeRest(encoder, wire);
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private static void write(ByteBuffer bytes, @Nullable Translator encoder, Wire wire) throws IOException {
        if (encoder == null) {
            wire.write(bytes);
            return;
        }
        while (bytes.hasRemaining()) {
            wire.write(encoder.translate(bytes));
        }
    }

    private static void writeRest(@Nullable Translator encoder, Wire wire) throws IOException {
        if (encoder != null) {
            for (ByteBuffer rest = encoder.finish(); rest.hasRemaining(); rest = encoder.finish()) {
                wire.write(rest);
            }
        }
    }

    /** Lists are text with CRLF already: of the representation only the mode applies. */
    Ending list(TransferTask task, Listing job, ReplyWriter replies) throws IOException, StoreException {
        DirectoryEntries entries;
        try {
            entries = Entries.of(task.user().files(), job);
        } catch (StoreException failure) {
            return Ending.refused(failure);
        }
        Reply opening = Reply.of(ReplyCode.OPENING_DATA_CONNECTION, "Opening data connection for the list.");
        Representation representation = Representation.PLAIN.with(task.representation().mode());
        try (entries) {
            try (Translator encoder = representation.encoder(DEFLATE_LEVEL).orElse(null);
                    Wire wire = connector.open(task, replies, opening)) {
                ListingWriter writer = new ListingWriter(format(task, job), text -> {
                    int size = text.remaining();
                    write(text, encoder, wire);
                    task.progress(size);
                });
                for (FileInfo entry = entries.next(); entry != null; entry = entries.next()) {
                    writer.write(entry);
                }
                writer.flush();
                writeRest(encoder, wire);
                wire.finish();
            }
        }
        return Ending.completed("List sent.", null);
    }

    private static ListFormat format(TransferTask task, Listing job) {
        if (job.kind() == Kind.LIST) {
            return new ListFormat.Unix("ftp", "ftp", Instant.now());
        }
        if (job.kind() == Kind.NLST) {
            return new ListFormat.Names(job.prefix());
        }
        return new ListFormat.Facts(task.session().facts(), rights(task.user(), job.path()));
    }

    /** Permissions hold for a directory and all below it, so those of its files need to be asked for once. */
    private static EntryRights rights(FtpUser user, String directory) {
        Set<Permission> ofFiles = Rights.of(user, directory);
        return entry -> entry.isDirectory() ? Rights.of(user, VirtualPath.child(directory, entry.name())) : ofFiles;
    }
}
