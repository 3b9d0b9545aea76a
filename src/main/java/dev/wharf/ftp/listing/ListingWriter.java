package dev.wharf.ftp.listing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

import dev.wharf.ftp.FileInfo;

/** Writes lines of a list into a buffer, and hands it on when it is full. Used by one thread. */
public final class ListingWriter {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int SIZE_WIDTH = 12;
    private static final Duration RECENT = Duration.ofDays(180);

    private final ListFormat format;
    private final Sink sink;
    private final Line line = new Line();
    private final UtcTime time = new UtcTime();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    public ListingWriter(ListFormat format, Sink sink) {
        this.format = format;
        this.sink = sink;
    }

    /** Writes one line. An entry whose name holds CR, LF or NUL can't be shown, and isn't. */
    public void write(FileInfo entry) throws IOException {
        String name = entry.name();
        if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0 || name.indexOf('\0') >= 0) {
            return;
        }
        line.clear();
        switch (format) {
            case ListFormat.Unix unix -> unix(unix, entry);
            case ListFormat.Names names -> line.put(names.prefix());
            case ListFormat.Facts facts -> {
                facts.facts().put(line, entry, facts.rights().of(entry), time);
                line.put(' ');
            }
        }
        line.put(name);
        line.put('\r');
        line.put('\n');
        append();
    }

    private void unix(ListFormat.Unix format, FileInfo entry) {
        line.put(entry.isDirectory() ? 'd' : '-');
        for (int bit = 8; bit >= 0; bit--) {
            line.put((entry.mode() >> bit & 1) != 0 ? "xwr".charAt(bit % 3) : '-');
        }
        line.put(" 1 ");
        line.put(format.owner());
        line.put(' ');
        line.put(format.group());
        line.put(' ');
        line.right(entry.size(), SIZE_WIDTH);
        line.put(' ');
        time.set(entry.modified());
        if (isRecent(entry.modified(), format.now())) {
            time.putWithTime(line);
        } else {
            time.putWithYear(line);
        }
        line.put(' ');
    }

    private static boolean isRecent(Instant modified, Instant now) {
        long age = now.getEpochSecond() - modified.getEpochSecond();
        return age >= 0 && age <= RECENT.toSeconds();
    }

    private void append() throws IOException {
        if (buffer.remaining() < line.length()) {
            flush();
        }
        if (buffer.capacity() < line.length()) {
            sink.accept(ByteBuffer.wrap(line.bytes(), 0, line.length()));
        } else {
            buffer.put(line.bytes(), 0, line.length());
        }
    }

    /** Hands on what is still in the buffer. */
    public void flush() throws IOException {
        if (buffer.position() > 0) {
            sink.accept(buffer.flip());
            buffer.clear();
        }
    }
}
