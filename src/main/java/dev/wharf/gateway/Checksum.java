package dev.wharf.gateway;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Takes the checksum of an upload while it passes. Used by one thread at a time. */
interface Checksum {

    /** Takes all of the buffer's remaining bytes; they remain in it. */
    void update(ByteBuffer bytes);

    /** Lower-case hexadecimal; "" where none is taken. Asked once, at the end. */
    String hex();

    /** Which one. */
    enum Algorithm {
        SHA_256("SHA-256"), CRC32C("CRC32C"), NONE("");

        private final String label;

        Algorithm(String label) {
            this.label = label;
        }

        /** As receipts name it; "" for none. */
        String label() {
            return label;
        }

        /** @throws IllegalArgumentException names the property */
        static Algorithm named(String name) {
            return switch (name.toUpperCase(Locale.ROOT)) {
                case "SHA-256", "SHA256", "SHA_256" -> SHA_256;
                case "CRC32C" -> CRC32C;
                case "NONE" -> NONE;
                default -> throw new IllegalArgumentException("wharf.checksum must be SHA-256, CRC32C or NONE, not '" + name + "'");
            };
        }

        Checksum begin() {
            return switch (this) {
                case SHA_256 -> new Digest();
                case CRC32C -> new Crc();
                case NONE -> new Nothing();
            };
        }
    }

    /** SHA-256. */
    final class Digest implements Checksum {

        private final MessageDigest digest;

        Digest() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }

        @Override
        public void update(ByteBuffer bytes) {
            digest.update(bytes.duplicate());
        }

        @Override
        public String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** CRC-32C: finds accidents, not forgeries. */
    final class Crc implements Checksum {

        private final CRC32C crc = new CRC32C();

        @Override
        public void update(ByteBuffer bytes) {
            crc.update(bytes.duplicate());
        }

        @Override
        public String hex() {
            return HexFormat.of().toHexDigits((int) crc.getValue());
        }
    }

    /** Takes none. */
    final class Nothing implements Checksum {

        @Override
        public void update(ByteBuffer bytes) {
            // nothing is taken
        }

        @Override
        public String hex() {
            return "";
        }
    }
}
