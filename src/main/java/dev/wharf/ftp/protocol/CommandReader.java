package dev.wharf.ftp.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.protocol.CommandLine.Fault;

/**
 * Cuts the bytes of a control connection into lines: ended by LF, with or without CR before it; telnet commands (IAC; RFC 854) are taken out; longer
 * lines than {@link #MAX_LINE} are passed over and reported. Runs on the session's loop thread alone.
 */
public final class CommandReader {

    /** Bytes in a line without its end. */
    public static final int MAX_LINE = 8192;

    private static final int IAC = 0xff;
    private static final int WILL = 0xfb;
    private static final int FIRST_TELNET_CODE = 0xf0;

    /** Where bytes come from: fills the buffer with 1 or more bytes, or returns -1 at the end. */
    @FunctionalInterface
    public interface Source {
        int read(ByteBuffer buffer) throws IOException;
    }

    private enum Telnet {
        DATA, COMMAND, OPTION
    }

    private final ByteBuffer input = ByteBuffer.allocate(1024).flip();
    private byte[] line = new byte[128];
    private int length;
    private boolean tooLong;
    private Telnet telnet = Telnet.DATA;

    /** Waits for the next line; null at the end of the connection, where a line without an end is dropped. */
    public @Nullable CommandLine next(Source source) throws IOException {
        while (true) {
            while (input.hasRemaining()) {
                if (take(input.get() & 0xff)) {
                    return finishLine();
                }
            }
            input.clear();
            int n;
            try {
                n = source.read(input);
            } finally {
                input.flip();
            }
            if (n < 0) {
                return null;
            }
        }
    }

    /** Whether bytes have come that belong to no finished line yet, or to further lines: the client did not wait for an answer. */
    public boolean hasMore() {
        return input.hasRemaining() || length > 0;
    }

    /** @return whether that was the end of a line */
    private boolean take(int b) {
        switch (telnet) {
            case COMMAND -> {
                telnet = b >= WILL && b < IAC ? Telnet.OPTION : Telnet.DATA;
                if (b == IAC) {
                    append(b);
                }
            }
            case OPTION -> telnet = Telnet.DATA;
            case DATA -> {
                if (b == '\n') {
                    return true;
                }
                if (b == IAC) {
                    telnet = Telnet.COMMAND;
                } else if (length > 0 || b < FIRST_TELNET_CODE) {
                    append(b);
                }
                // else: a data mark whose IAC went as urgent data (RFC 854, "synch"); no verb begins with such a byte
            }
        }
        return false;
    }

    private void append(int b) {
        // One byte more than a line may have: it may be the CR of its end.
        if (length > MAX_LINE) {
            tooLong = true;
            return;
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, line.length * 4);
        }
        line[length++] = (byte) b;
    }

    private CommandLine finishLine() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        if (tooLong || end > MAX_LINE) {
            tooLong = false;
            line = new byte[128];
            return new CommandLine("", "", Fault.TOO_LONG);
        }
        int space = 0;
        while (space < end && line[space] != ' ') {
            if (line[space] >= 'a' && line[space] <= 'z') {
                line[space] = (byte) (line[space] - 'a' + 'A');
            }
            space++;
        }
        String verb = new String(line, 0, space, StandardCharsets.ISO_8859_1);
        if (space >= end) {
            return new CommandLine(verb, "", Fault.NONE);
        }
        return withArgument(verb, space + 1, end);
    }

    private CommandLine withArgument(String verb, int from, int end) {
        boolean ascii = true;
        for (int i = from; i < end; i++) {
            if (line[i] == '\r' || line[i] == 0) {
                return new CommandLine(verb, "", Fault.BAD_CHARACTERS);
            }
            ascii &= line[i] >= 0;
        }
        if (ascii) {
            return new CommandLine(verb, new String(line, from, end - from, StandardCharsets.ISO_8859_1), Fault.NONE);
        }
        try {
            String argument = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, from, end - from)).toString();
            return new CommandLine(verb, argument, Fault.NONE);
        } catch (CharacterCodingException notUtf8) {
            return new CommandLine(verb, "", Fault.BAD_CHARACTERS);
        }
    }
}
