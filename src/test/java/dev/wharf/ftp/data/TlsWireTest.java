package dev.wharf.ftp.data;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class TlsWireTest {

    private final SSLContext context = Tls.context();

    @ParameterizedTest
    @CsvSource({"TLSv1.3, 50000000, 131072", "TLSv1.2, 10000000, 131072", "TLSv1.3, 5000000, 5000", "TLSv1.2, 5000000, 16383"})
    void receivesALargeUploadWhole(String protocol, int size, int room) throws Exception {
        byte[] content = random(size);
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            var sending = Loopback.beside(() -> {
                pair.client().getOutputStream().write(content);
                pair.client().shutdownOutput();
                return null;
            });
            assertThat(checksumOf(pair.wire(), room)).isEqualTo(checksum(content));
            sending.get(10, SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, 50000000", "TLSv1.2, 10000000"})
    void writesALargeDownloadWhole(String protocol, int size) throws Exception {
        byte[] content = random(size);
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            var sending = Loopback.beside(() -> {
                for (int at = 0; at < size; at += 999_983) {
                    pair.wire().write(ByteBuffer.wrap(content, at, Math.min(999_983, size - at)));
                }
                pair.wire().finish();
                return null;
            });
            assertThat(checksum(pair.client().getInputStream().readAllBytes())).isEqualTo(checksum(content));
            sending.get(10, SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void sendsPartOfAFile(String protocol, @TempDir Path directory) throws Exception {
        byte[] content = random(3_000_000);
        Path file = Files.write(directory.resolve("f"), content);
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA); FileChannel channel = FileChannel.open(file)) {
            var sending = Loopback.beside(() -> {
                long sent = pair.wire().send(channel, 10, 2_000_000) + pair.wire().send(channel, 2_000_010, Long.MAX_VALUE - 2_000_010);
                pair.wire().finish();
                return sent;
            });
            var expected = new ByteArrayOutputStream();
            expected.write(content, 10, content.length - 10);
            assertThat(pair.client().getInputStream().readAllBytes()).isEqualTo(expected.toByteArray());
            assertThat(sending.get(10, SECONDS)).isEqualTo(content.length - 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void readsByteByByte(String protocol) throws Exception {
        byte[] content = random(40_000);
        try (var pair = TlsPair.open(context, protocol, WireUse.CONTROL)) {
            var sending = Loopback.beside(() -> {
                pair.client().getOutputStream().write(content);
                pair.client().shutdownOutput();
                return null;
            });
            var received = new ByteArrayOutputStream();
            var one = ByteBuffer.allocate(1);
            while (pair.wire().read(one.clear()) > 0) {
                received.write(one.get(0));
            }
            assertThat(received.toByteArray()).isEqualTo(content);
            sending.get(10, SECONDS);
        }
    }

    @Test
    void saysThatBytesAreLeft() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.CONTROL)) {
            pair.client().getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            var room = ByteBuffer.allocate(4);
            assertThat(pair.wire().hasBuffered()).isFalse();
            assertThat(pair.wire().read(room)).isEqualTo(4);
            assertThat(pair.wire().hasBuffered()).isTrue();
            assertThat(pair.wire().read(room.clear())).isEqualTo(2);
            assertThat(pair.wire().hasBuffered()).isFalse();
        }
    }

    /** RFC 8446, 6.1: without close_notify nobody can know that all has come. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void seesThatAnUploadWasCutShort(String protocol) throws Exception {
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            pair.client().getOutputStream().write(new byte[100]);
            pair.loopback().client().shutdownOutput();
            var room = ByteBuffer.allocate(200);
            assertThat(pair.wire().read(room)).isEqualTo(100);
            assertThatThrownBy(() -> pair.wire().read(room)).isInstanceOf(TruncatedException.class);
            assertThatThrownBy(() -> pair.wire().read(room)).isInstanceOf(TruncatedException.class);
        }
    }

    /** A man in the middle can cut within a record too. */
    @Test
    void seesThatARecordWasCutShort() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.DATA)) {
            pair.loopback().client().write(ByteBuffer.wrap(new byte[]{23, 3, 3, 0, 100, 1, 2, 3}));
            pair.loopback().client().shutdownOutput();
            assertThatThrownBy(() -> pair.wire().read(ByteBuffer.allocate(200))).isInstanceOf(TruncatedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void takesCloseNotifyForTheEnd(String protocol) throws Exception {
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            pair.client().shutdownOutput();
            var room = ByteBuffer.allocate(200);
            assertThat(pair.wire().read(room)).isEqualTo(-1);
            assertThat(pair.wire().read(room)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void endsItsSideWithCloseNotify(String protocol) throws Exception {
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            pair.wire().write(ByteBuffer.wrap("bye".getBytes(StandardCharsets.US_ASCII)));
            pair.wire().finish();
            assertThat(pair.client().getInputStream().readAllBytes()).asString().isEqualTo("bye");
            assertThatThrownBy(() -> pair.wire().write(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
        }
    }

    /** Clients that only send often close without reading: what they leave unread resets the connection. */
    @Test
    void saysNothingToAClientThatOnlySends() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.DATA)) {
            pair.client().getOutputStream().write(new byte[100]);
            pair.client().shutdownOutput();
            var room = ByteBuffer.allocate(200);
            while (pair.wire().read(room) > 0) {
                // The next piece.
            }
            assertThat(room.position()).isEqualTo(100);
            pair.loopback().client().configureBlocking(false);
            assertThat(pair.loopback().client().read(room)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void endsAnUploadInOrder(String protocol) throws Exception {
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            pair.client().getOutputStream().write(new byte[100]);
            pair.client().shutdownOutput();
            assertThat(readExactly(pair.wire(), 101)).hasSize(101);
            pair.wire().finish();
            assertThat(pair.client().getInputStream().read()).isEqualTo(-1);
        }
    }

    /** The end of our side says nothing about the peer's. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void stillSeesTruncationAfterItsOwnEnd(String protocol) throws Exception {
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            pair.wire().finish();
            pair.loopback().client().shutdownOutput();
            assertThatThrownBy(() -> pair.wire().read(ByteBuffer.allocate(200))).isInstanceOf(TruncatedException.class);
        }
    }

    @Test
    void neverTakesABrokenRecordForTheEnd() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.DATA)) {
            pair.loopback().client().write(
                    ByteBuffer.wrap(new byte[]{23, 3, 3, 0, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}));
            var room = ByteBuffer.allocate(200);
            assertThatThrownBy(() -> pair.wire().read(room)).isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> pair.wire().read(room)).isInstanceOf(IOException.class);
            assertThat(room.position()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void recognisesADataConnectionThatResumes(String protocol) throws Exception {
        try (var control = TlsPair.open(context, protocol, WireUse.CONTROL)) {
            for (int i = 0; i < 3; i++) {
                exchange(control);
                try (var data = TlsPair.open(context, protocol, WireUse.DATA);
                        var stranger = TlsPair.open(Tls.context(), protocol, WireUse.DATA)) {
                    assertThat(Wires.resumes(data.wire(), control.wire())).isTrue();
                    assertThat(Wires.resumes(stranger.wire(), control.wire())).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void tellsAFreshSessionOfTheSameContextApart(String protocol) throws Exception {
        SSLContext clients = Tls.context();
        try (var control = TlsPair.open(context, protocol, WireUse.CONTROL);
                var fresh = TlsPair.open(context, clients, protocol, WireUse.DATA)) {
            assertThat(Wires.resumes(fresh.wire(), control.wire())).isFalse();
        }
    }

    /** New tickets travel behind a reply, and the client sees them when it reads the next. */
    private static void exchange(TlsPair control) throws IOException {
        control.client().getOutputStream().write("NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
        var command = ByteBuffer.allocate(6);
        while (command.hasRemaining()) {
            control.wire().read(command);
        }
        for (int i = 0; i < 2; i++) {
            control.wire().write(ByteBuffer.wrap("200 Fine\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(control.client().getInputStream().readNBytes(10)).asString().isEqualTo("200 Fine\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void readsAndWritesAtTheSameTime(String protocol) throws Exception {
        byte[] up = random(10_000_000);
        byte[] down = random(10_000_000);
        try (var pair = TlsPair.open(context, protocol, WireUse.DATA)) {
            var clientSends = Loopback.beside(() -> write(pair.client().getOutputStream(), up));
            var serverSends = Loopback.beside(() -> {
                pair.wire().write(ByteBuffer.wrap(down));
                return null;
            });
            var clientReads = Loopback.beside(() -> checksum(pair.client().getInputStream().readNBytes(down.length)));
            var serverReads = Loopback.beside(() -> checksum(readExactly(pair.wire(), up.length)));
            assertThat(serverReads.get(20, SECONDS)).isEqualTo(checksum(up));
            assertThat(clientReads.get(20, SECONDS)).isEqualTo(checksum(down));
            clientSends.get(1, SECONDS);
            serverSends.get(1, SECONDS);
        }
    }

    @Test
    void keepsTheLinesOfManyWritersWhole() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.CONTROL)) {
            for (int writer = 0; writer < 4; writer++) {
                byte[] line = (("" + writer).repeat(99) + "\n").getBytes(StandardCharsets.US_ASCII);
                Loopback.beside(() -> {
                    for (int i = 0; i < 500; i++) {
                        pair.wire().write(ByteBuffer.wrap(line));
                    }
                    return null;
                });
            }
            var in = new DataInputStream(pair.client().getInputStream());
            for (int i = 0; i < 2000; i++) {
                String line = new String(in.readNBytes(100), StandardCharsets.US_ASCII);
                assertThat(line).isEqualTo(line.substring(0, 1).repeat(99) + "\n");
            }
        }
    }

    @Test
    void renewsKeysWhenThePeerDoes() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.DATA)) {
            pair.client().getOutputStream().write(1);
            // After the handshake of TLS 1.3 this is a KeyUpdate that asks for one in return.
            pair.client().startHandshake();
            pair.client().getOutputStream().write(2);
            assertThat(readExactly(pair.wire(), 2)).containsExactly(1, 2);
            pair.wire().write(ByteBuffer.wrap(new byte[]{3}));
            assertThat(pair.client().getInputStream().read()).isEqualTo(3);
        }
    }

    /** Each asks for an answer, which would wait for the next write, and need memory. */
    @Test
    void endsAFloodOfKeyUpdates() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.CONTROL)) {
            var flood = Loopback.beside(() -> {
                for (int i = 0; i < 5000; i++) {
                    pair.client().startHandshake();
                }
                return null;
            });
            assertThatThrownBy(() -> pair.wire().read(ByteBuffer.allocate(100))).isInstanceOf(SSLException.class)
                    .hasMessageContaining("too many");
            assertThat(pair.wire().channel().isOpen()).isFalse();
            assertThatThrownBy(() -> flood.get(20, SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    /** RFC 5746 made it safe, but a client can still make the server work for nothing. */
    @Test
    void refusesRenegotiation() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.2", WireUse.CONTROL)) {
            pair.client().startHandshake();
            assertThatThrownBy(() -> pair.wire().read(ByteBuffer.allocate(100))).isInstanceOf(SSLException.class)
                    .hasMessageContaining("renegotiation");
            assertThat(pair.wire().channel().isOpen()).isFalse();
        }
    }

    @Test
    void wakesAReaderWhenClosed() throws Exception {
        try (var pair = TlsPair.open(context, "TLSv1.3", WireUse.CONTROL)) {
            var reading = Loopback.beside(() -> pair.wire().read(ByteBuffer.allocate(100)));
            pair.wire().close();
            pair.wire().close();
            assertThatThrownBy(() -> reading.get(10, SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void closesWhatNeverWasTls() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            loopback.client().write(ByteBuffer.wrap("USER anonymous\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThatThrownBy(() -> Wires.tls(loopback.server(), context, WireUse.CONTROL)).isInstanceOf(SSLException.class);
            assertThat(loopback.server().isOpen()).isFalse();
        }
    }

    @Test
    void endsAHandshakeWhenTheChannelIsClosed() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            var accepting = Loopback.beside(() -> Wires.tls(loopback.server(), context, WireUse.DATA));
            loopback.server().close();
            assertThatThrownBy(() -> accepting.get(10, SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesAClientWithoutCommonCiphers() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            var accepting = Loopback.beside(() -> Wires.tls(loopback.server(), context, WireUse.CONTROL));
            SSLSocket client = Tls.client(context, loopback.client(), "TLSv1.2");
            client.setEnabledCipherSuites(new String[]{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
            assertThatThrownBy(client::startHandshake).isInstanceOf(SSLException.class).hasMessageContaining("handshake_failure");
            assertThatThrownBy(() -> accepting.get(10, SECONDS)).hasCauseInstanceOf(SSLException.class);
            assertThat(loopback.server().isOpen()).isFalse();
        }
    }

    @Test
    void prefersAes128WhateverTheClientDoes() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            var accepted = Loopback.beside(() -> Wires.tls(loopback.server(), context, WireUse.CONTROL));
            SSLSocket client = Tls.client(context, loopback.client(), "TLSv1.3");
            client.setEnabledCipherSuites(new String[]{"TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"});
            client.startHandshake();
            assertThat(client.getSession().getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
            accepted.get(10, SECONDS).close();
        }
    }

    @Test
    void turnsAControlConnectionToTls() throws Exception {
        try (Loopback loopback = Loopback.open()) {
            Wire clear = Wires.clear(loopback.server());
            clear.write(ByteBuffer.wrap("234 Go\r\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(clear.tlsSession()).isNull();
            loopback.client().read(ByteBuffer.allocate(8));
            var accepted = Loopback.beside(() -> Wires.startTls(clear, context));
            SSLSocket client = Tls.client(context, loopback.client(), "TLSv1.3");
            client.startHandshake();
            Wire encrypted = accepted.get(10, SECONDS);
            assertThatThrownBy(() -> Wires.startTls(encrypted, context)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Void write(OutputStream out, byte[] content) throws IOException {
        out.write(content);
        return null;
    }

    private static byte[] readExactly(Wire wire, int count) throws IOException {
        var room = ByteBuffer.allocate(count);
        while (room.hasRemaining() && wire.read(room) > 0) {
            // The next piece.
        }
        return room.array();
    }

    private static long checksumOf(Wire wire, int room) throws IOException {
        var buffer = ByteBuffer.allocate(room);
        var checksum = new CRC32C();
        while (wire.read(buffer.clear()) > 0) {
            checksum.update(buffer.flip());
        }
        return checksum.getValue();
    }

    private static long checksum(byte[] content) {
        var checksum = new CRC32C();
        checksum.update(content);
        return checksum.getValue();
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
