package dev.wharf.ftp.data;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BytesTest {

    @Test
    void findsWhatASimpleLoopFinds() {
        var random = new Random(3);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(4) * 0x55 + random.nextInt(2));
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            byte sought = (byte) (random.nextInt(4) * 0x55 + random.nextInt(2));
            assertThat(Bytes.indexOf(bytes, from, to, sought)).isEqualTo(simple(bytes, from, to, sought));
        }
    }

    private static int simple(byte[] bytes, int from, int to, byte sought) {
        int i = from;
        while (i < to && bytes[i] != sought) {
            i++;
        }
        return i;
    }
}
