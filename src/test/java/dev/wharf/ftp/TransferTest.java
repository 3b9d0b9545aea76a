package dev.wharf.ftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 959, 4.1.3, and RFC 3659, 5: files there and back. */
class TransferTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    @TempDir
    Path disk;

    @AfterEach
    void stop() {
        ftp.close();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private byte[] retrieve(FtpClient client, String path) {
        client.play("> EPSV\n< 229 *\n> RETR " + path + "\n< 150 *\n");
        byte[] content = client.download();
        client.play("< 226 *");
        return content;
    }

    /** {@link Throttle}: a client that sends in small pieces gets as much bandwidth as one that sends in large ones. */
    @Test
    void asksForBandwidthForWhatComesAlone() {
        AtomicLong granted = new AtomicLong();
        ftp.user().throttle(wanted -> {
            granted.addAndGet(100);
            return 100;
        });
        try (FtpClient client = ftp.login()) {
            client.play("> EPSV\n< 229 *\n> STOR f\n< 150 *\n");
            for (int i = 1; i <= 30; i++) {
                client.sendData("0123456789");
                ftp.awaitProgress(10 * i);
            }
            client.closeData();
            client.play("< 226 *");
        }
        assertThat(granted.get()).isBetween(300L, 400L);
    }

    @Test
    void storesAndRetrieves() {
        byte[] content = random(1_000_000);
        try (FtpClient client = ftp.login()) {
            client.play("""
                    > TYPE I
                    < 200 *
                    > EPSV
                    < 229 *
                    > STOR f
                    < 150 *
                    """);
            client.upload(content);
            client.play("< 226 Received 1000000 bytes: receipt receipt-of-/f, SHA-256 cafe");
            assertThat(ftp.store().bytes("/f")).isEqualTo(content);
            assertThat(retrieve(client, "f")).isEqualTo(content);
        }
        assertThat(ftp.store().ends()).containsExactly("complete /f");
    }

    @Test
    void sendsFilesOnDisk() throws IOException {
        byte[] content = random(5_000_000);
        ftp.store().file("/f", Files.write(disk.resolve("f"), content), content.length);
        try (FtpClient client = ftp.login(); FtpClient secure = ftp.secureLogin()) {
            client.play("> TYPE I\n< 200 *");
            assertThat(retrieve(client, "f")).isEqualTo(content);
            assertThat(retrieve(secure, "f")).isEqualTo(content);
        }
    }

    @Test
    void translatesInTypeAAndModeZ() {
        ftp.loggedIn("""
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> one\\r\\ntwo\\r\\n
                < 226 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << one\\r\\ntwo\\r\\n
                < 226 *
                """);
        assertThat(ftp.store().text("/f")).isEqualTo("one\ntwo\n");
    }

    /** RFC 1123, 4.1.2.9: the 150 names the file. */
    @Test
    void namesTheFileOfStou() {
        ftp.store().directory("/d");
        ftp.loggedIn("""
                > CWD d
                < 250 *
                > EPSV
                < 229 *
                > STOU
                < 150 FILE: upload-*
                >> a
                < 226 *
                > EPSV
                < 229 *
                > STOU ignored
                < 150 FILE: upload-*
                >> b
                < 226 *
                """);
        assertThat(ftp.store().ends()).hasSize(2).doesNotHaveDuplicates().allMatch(end -> end.startsWith("complete /d/upload-"));
    }

    @Test
    void answersWhatIsNotThereAndGoesOn() {
        ftp.store().directory("/d");
        ftp.loggedIn("""
                > EPSV
                < 229 *
                > RETR nowhere
                < 550 *
                > RETR d
                < 550 *
                > STOR nowhere/f
                < 550 *
                > NOOP
                < 200 *
                """);
    }
}
