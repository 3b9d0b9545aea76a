package dev.wharf.routing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/**
 * The kept content of a file, which is proven while it is read: the last bytes are handed out only when size and checksum are those of the receipt, so that no
 * receiver takes anything else for complete. Read by one thread; others may ask when it was last read.
 */
final class ParcelContent extends InputStream {

    private final Parcel parcel;
    private final FileChannel file;
    private final @Nullable Proof proof;
    private long position;
    private volatile long lastRead = System.nanoTime();

    /** @throws LostContentException when the size is not that of the receipt */
    ParcelContent(Parcel parcel, FileChannel file) throws IOException {
        this.parcel = parcel;
        this.file = file;
        this.proof = parcel.checksum() == null ? null : Proof.by(Objects.requireNonNullElse(parcel.checksumAlgorithm(), ""));
        if (file.size() != parcel.bytes()) {
            throw new LostContentException("The kept content has " + file.size() + " bytes, its receipt says " + parcel.bytes());
        }
    }

    long size() {
        return parcel.bytes();
    }

    /** Whether nothing of it has been read. */
    boolean isUntouched() {
        return position == 0;
    }

    /** When something was last asked of it, by {@link System#nanoTime}. */
    long lastRead() {
        return lastRead;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        lastRead = System.nanoTime();
        if (length == 0) {
            return 0;
        }
        if (position == parcel.bytes()) {
            return -1;
        }
        int read = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, parcel.bytes() - position)), position);
        if (read < 0) {
            throw new LostContentException("The kept content has " + position + " bytes, its receipt says " + parcel.bytes());
        }
        position += read;
        if (proof != null) {
            prove(proof, bytes, offset, read);
        }
        return read;
    }

    private void prove(Proof by, byte[] bytes, int offset, int length) throws LostContentException {
        by.update(bytes, offset, length);
        if (position == parcel.bytes() && !by.checksum().equalsIgnoreCase(parcel.checksum())) {
            throw new LostContentException("The kept content does not have the checksum of its receipt");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A checksum under way. */
    private interface Proof {

        void update(byte[] bytes, int offset, int length);

        String checksum();

        static @Nullable Proof by(String algorithm) {
            return switch (algorithm) {
                case "SHA-256" -> new Digest(sha256());
                case "CRC32C" -> new Crc(new CRC32C());
                default -> null;
            };
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("Every Java has SHA-256", e);
            }
        }
    }

    private record Digest(MessageDigest digest) implements Proof {

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public String checksum() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private record Crc(CRC32C crc) implements Proof {

        @Override
        public void update(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
        }

        @Override
        public String checksum() {
            return HexFormat.of().toHexDigits((int) crc.getValue());
        }
    }
}
