package dev.wharf.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.wharf.storage.Durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChecksumTest {

    /** FIPS 180-4's examples; RFC 3720, B.4, and the check value of CRC-32C. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            SHA_256 | ''        | e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            SHA_256 | abc       | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
            CRC32C  | ''        | 00000000
            CRC32C  | 123456789 | e3069283
            CRC32C  | a         | c1d04330
            NONE    | abc       | ''
            """, delimiter = '|')
    void takesTheChecksumOfKnownTexts(Checksum.Algorithm algorithm, String text, String hex) {
        Checksum checksum = algorithm.begin();
        checksum.update(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        assertThat(checksum.hex()).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource({"SHA_256", "CRC32C"})
    void isTheSameInWhateverPiecesTheBytesPass(Checksum.Algorithm algorithm) {
        byte[] bytes = new byte[100_000];
        new java.util.Random(7).nextBytes(bytes);
        Checksum whole = algorithm.begin();
        whole.update(ByteBuffer.wrap(bytes));
        Checksum pieces = algorithm.begin();
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        for (int at = 0, size = 1; at < bytes.length; at += size, size += 333) {
            pieces.update(direct.limit(Math.min(bytes.length, at + size)).position(at));
        }
        assertThat(pieces.hex()).isEqualTo(whole.hex());
    }

    @ParameterizedTest
    @CsvSource({"SHA_256", "CRC32C", "NONE"})
    void leavesTheBytesInTheBuffer(Checksum.Algorithm algorithm) {
        ByteBuffer bytes = ByteBuffer.allocate(10).position(3).limit(7);
        algorithm.begin().update(bytes);
        assertThat(bytes.position()).isEqualTo(3);
        assertThat(bytes.remaining()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"SHA-256, SHA_256", "sha256, SHA_256", "SHA_256, SHA_256", "crc32c, CRC32C", "none, NONE"})
    void findsAlgorithmsByTheNamesThatPeopleWrite(String name, Checksum.Algorithm algorithm) {
        assertThat(Checksum.Algorithm.named(name)).isEqualTo(algorithm);
    }

    @Test
    void namesThePropertyOfAnAlgorithmThatItDoesNotKnow() {
        assertThatThrownBy(() -> new GatewayProperties(true, "MD5", Durability.DISK)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wharf.checksum must be SHA-256, CRC32C or NONE, not 'MD5'");
    }
}
