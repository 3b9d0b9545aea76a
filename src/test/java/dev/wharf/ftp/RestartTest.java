package dev.wharf.ftp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** REST and ALLO: where a transfer begins, and how many bytes it has. */
class RestartTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    @AfterEach
    void stop() {
        ftp.close();
    }

    /** RFC 3659, 5.3: an offset holds for the next transfer, whatever stands between. */
    @Test
    void restartsADownload() {
        ftp.store().file("/f", "0123456789");
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > REST 4
                < 350 *
                > NOOP
                < 200 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << 456789
                < 226 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << 0123456789
                < 226 *
                > REST 10
                < 350 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                <<
                < 226 *
                > REST 5
                < 350 *
                > REST 8
                < 350 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << 89
                < 226 *
                """);
    }

    @Test
    void restartsAnUpload() {
        ftp.store().file("/f", "0123456789");
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > REST 4
                < 350 *
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> abc
                < 226 *
                > REST 2
                < 350 *
                > EPSV
                < 229 *
                > APPE f
                < 150 *
                >> d
                < 226 *
                """);
        assertThat(ftp.store().text("/f")).isEqualTo("0123abcd");
        assertThat(ftp.store().requests()).extracting(UploadRequest::offset).containsExactly(4L, UploadRequest.AT_END);
    }

    @Test
    void refusesOffsetsThatMeanNothing() {
        ftp.store().file("/f", "0123456789");
        ftp.loggedIn("""
                > REST 4
                < 350 *
                > EPSV
                < 229 *
                > RETR f
                < 504 *
                > REST 4
                < 350 *
                > STOR f
                < 504 *
                > REST -1
                < 501 *
                > REST x
                < 501 *
                > REST 99999999999999999999
                < 501 *
                > REST 5000000000
                < 350 *
                """);
        assertThat(ftp.store().requests()).isEmpty();
    }

    /** An offset is spent by the transfer that failed. */
    @Test
    void forgetsAnOffsetWhenTheTransferFails() {
        ftp.store().file("/f", "0123456789");
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > REST 4
                < 350 *
                > RETR nowhere
                < 550 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << 0123456789
                < 226 *
                """);
    }

    /** RFC 959, 4.1.3: what ALLO declared must come; otherwise the file is not what the client meant to send. */
    @Test
    void refusesAnUploadOfAnotherSizeThanDeclared() {
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > ALLO 10
                < 200 *
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> 12345
                < 451 *
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> 12345
                < 226 *
                """);
        assertThat(ftp.store().ends()).containsExactly("abandon /f", "complete /f");
        assertThat(ftp.store().requests()).extracting(UploadRequest::declaredBytes).containsExactly(10L, -1L);
    }

    @Test
    void takesAnUploadOfTheDeclaredSize() {
        ftp.store().file("/g", "0123456789");
        ftp.loggedIn("""
                > TYPE I
                < 200 *
                > ALLO 5 R 80
                < 200 *
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> 12345
                < 226 *
                > ALLO 12
                < 200 *
                > REST 10
                < 350 *
                > EPSV
                < 229 *
                > STOR g
                < 150 *
                >> ab
                < 226 *
                > ALLO x
                < 501 *
                > ALLO 1 R
                < 501 *
                > ALLO 1 2
                < 501 *
                """);
        assertThat(ftp.store().text("/f")).isEqualTo("12345");
        assertThat(ftp.store().text("/g")).isEqualTo("0123456789ab");
    }

    /** A translation changes how many bytes are stored, so that ALLO's size says nothing there. */
    @Test
    void doesNotHoldAnAsciiUploadToItsDeclaredSize() {
        ftp.loggedIn("""
                > ALLO 99
                < 200 *
                > EPSV
                < 229 *
                > STOR f
                < 150 *
                >> a\\r\\n
                < 226 *
                """);
    }
}
