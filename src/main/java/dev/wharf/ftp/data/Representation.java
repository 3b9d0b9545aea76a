package dev.wharf.ftp.data;

import java.util.Optional;

/** How a file travels (RFC 959, 3.1 to 3.4): what a session has agreed on by TYPE, STRU and MODE. */
public record Representation(Type type, Structure structure, Mode mode) {

    /** TYPE I, STRU F, MODE S: the bytes as they are stored. */
    public static final Representation PLAIN = new Representation(Type.IMAGE, Structure.FILE, Mode.STREAM);

    /** TYPE. */
    public enum Type {
        ASCII, EBCDIC, IMAGE
    }

    /** STRU. */
    public enum Structure {
        FILE, RECORD
    }

    /** MODE. */
    public enum Mode {
        STREAM, BLOCK, COMPRESSED, DEFLATE
    }

    public Representation with(Type other) {
        return new Representation(other, structure, mode);
    }

    public Representation with(Structure other) {
        return new Representation(type, other, mode);
    }

    public Representation with(Mode other) {
        return new Representation(type, structure, other);
    }

    /** From the network to what is stored; empty where the bytes are the same. A new one for each transfer. */
    public Optional<Translator> decoder() {
        throw new UnsupportedOperationException();
    }

    /** From what is stored to the network; empty where the bytes are the same, and the file can be sent by {@link Wire#send}. */
    public Optional<Translator> encoder() {
        throw new UnsupportedOperationException();
    }
}
