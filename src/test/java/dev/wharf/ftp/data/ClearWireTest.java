package dev.wharf.ftp.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class ClearWireTest {

    private static final int SIZE = 20_000_000;

    @TempDir
    private Path directory;

    static Stream<Thread.Builder> threads() {
        return Stream.of(Thread.ofPlatform(), Thread.ofVirtual());
    }

    @ParameterizedTest
    @MethodSource("threads")
    void sendsAFileThroughAFullSocket(Thread.Builder thread) throws Exception {
        byte[] content = random();
        Path file = Files.write(directory.resolve("f"), content);
        try (Loopback loopback = Loopback.open(); FileChannel channel = FileChannel.open(file)) {
            Wire wire = Wires.clear(loopback.server());
            CompletableFuture<Long> sending = Loopback.beside(thread, () -> {
                long sent = wire.send(channel, 1, 1000) + wire.send(channel, 1001, Long.MAX_VALUE - 1001);
                wire.finish();
                return sent;
            });
            byte[] received = Channels.newInputStream(loopback.client()).readAllBytes();
            assertThat(sending.get(10, SECONDS)).isEqualTo(SIZE - 1);
            assertThat(Arrays.equals(received, 0, received.length, content, 1, SIZE)).isTrue();
            assertThat(channel.position()).isZero();
        }
    }

    @Test
    void sendsNothingFromBehindTheEndOfAFile() throws Exception {
        Path file = Files.write(directory.resolve("f"), new byte[10]);
        try (Loopback loopback = Loopback.open(); FileChannel channel = FileChannel.open(file)) {
            assertThat(Wires.clear(loopback.server()).send(channel, 11, 5)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("threads")
    void writesAllOfABuffer(Thread.Builder thread) throws Exception {
        byte[] content = random();
        try (Loopback loopback = Loopback.open()) {
            Wire wire = Wires.clear(loopback.server());
            var writing = Loopback.beside(thread, () -> {
                wire.write(ByteBuffer.wrap(content));
                wire.finish();
                return null;
            });
            assertThat(Arrays.equals(Channels.newInputStream(loopback.client()).readAllBytes(), content)).isTrue();
            writing.get(10, SECONDS);
        }
    }

    @Test
    void readsToTheEnd() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Wire wire = Wires.clear(loopback.server());
            loopback.client().write(ByteBuffer.wrap(new byte[5]));
            loopback.client().shutdownOutput();
            var room = ByteBuffer.allocate(10);
            assertThat(wire.read(room)).isEqualTo(5);
            assertThat(wire.read(room)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("threads")
    void wakesASenderWhenClosed(Thread.Builder thread) throws Exception {
        Path file = Files.write(directory.resolve("f"), random());
        try (Loopback loopback = Loopback.open(); FileChannel channel = FileChannel.open(file)) {
            Wire wire = Wires.clear(loopback.server());
            var sending = Loopback.beside(thread, () -> wire.send(channel, 0, SIZE));
            loopback.client().read(ByteBuffer.allocate(1));
            wire.close();
            wire.close();
            assertThatThrownBy(() -> sending.get(10, SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    private static byte[] random() {
        var bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
