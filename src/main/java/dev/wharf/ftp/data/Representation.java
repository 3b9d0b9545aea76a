package dev.wharf.ftp.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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

    /** From the network to what is stored; empty where the bytes are the same. A new one for each transfer, which closes it. */
    public Optional<Translator> decoder() {
        var steps = new ArrayList<Translator>();
        switch (mode) {
            case BLOCK -> steps.add(new BlockDecoder(recordEnd()));
            case COMPRESSED -> steps.add(new RunDecoder(filler(), recordEnd()));
            case DEFLATE -> steps.add(new InflateDecoder());
            case STREAM -> {
            }
        }
        if (marksRecords()) {
            steps.add(new RecordDecoder(newLine()));
        }
        switch (type) {
            case ASCII -> asciiLines(steps, new AsciiDecoder());
            case EBCDIC -> steps.add(CharsetTable.decoder());
            case IMAGE -> {
            }
        }
        return steps.stream().reduce(Chain::new);
    }

    /**
     * From what is stored to the network; empty where the bytes are the same, and the file can be sent by {@link Wire#send}. A new one for each
     * transfer, which closes it.
     *
     * @param deflateLevel for MODE Z: 1, quickest, to 9, smallest; -1 for zlib's own choice
     */
    public Optional<Translator> encoder(int deflateLevel) {
        var steps = new ArrayList<Translator>();
        switch (type) {
            case ASCII -> asciiLines(steps, new AsciiEncoder());
            case EBCDIC -> steps.add(CharsetTable.encoder());
            case IMAGE -> {
            }
        }
        if (marksRecords()) {
            steps.add(new RecordEncoder(newLine()));
        }
        switch (mode) {
            case BLOCK -> steps.add(new BlockEncoder(recordEnd()));
            case COMPRESSED -> steps.add(new RunEncoder(filler(), recordEnd()));
            case DEFLATE -> steps.add(new DeflateEncoder(deflateLevel));
            case STREAM -> {
            }
        }
        return steps.stream().reduce(Chain::new);
    }

    /** A record ends without CR LF: its mark is enough. */
    private void asciiLines(List<Translator> steps, Translator lines) {
        if (structure == Structure.FILE) {
            steps.add(lines);
        }
    }

    /** MODE B and MODE C have marks of their own for records. */
    private boolean marksRecords() {
        return structure == Structure.RECORD && (mode == Mode.STREAM || mode == Mode.DEFLATE);
    }

    private @Nullable Byte recordEnd() {
        return structure == Structure.RECORD ? newLine() : null;
    }

    private byte newLine() {
        return type == Type.EBCDIC ? CharsetTable.NEW_LINE : (byte) '\n';
    }

    private byte filler() {
        return switch (type) {
            case ASCII -> (byte) ' ';
            case EBCDIC -> CharsetTable.SPACE;
            case IMAGE -> 0;
        };
    }
}
