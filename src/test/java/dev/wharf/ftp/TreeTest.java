package dev.wharf.ftp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** RFC 959, 4.1.1 and 4.1.3: directories and names. */
class TreeTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    @AfterEach
    void stop() {
        ftp.close();
    }

    @Test
    void walksTheTree() {
        ftp.store().directory("/a").directory("/a/b").file("/f", "");
        ftp.loggedIn("""
                > CWD a/b
                < 250 *
                > PWD
                < 257 "/a/b" *
                > CDUP
                < 250 *
                > XPWD
                < 257 "/a" *
                > CWD ../../..
                < 250 *
                > XCUP
                < 250 *
                > PWD
                < 257 "/" *
                > CWD nowhere
                < 550 *
                > CWD f
                < 550 *
                > PWD
                < 257 "/" *
                """);
    }

    /** RFC 959, appendix II: the path in quotes, quotes doubled. */
    @Test
    void makesAndRemoves() {
        ftp.store().file("/f", "");
        ftp.loggedIn("""
                > MKD say "hi"
                < 257 "/say ""hi""\" *
                > MKD say "hi"
                < 550 *
                > RMD say "hi"
                < 250 *
                > RMD say "hi"
                < 550 *
                > DELE f
                < 250 *
                > DELE f
                < 550 *
                """);
        assertThat(ftp.recorder().events()).contains("MKD /say \"hi\"", "RMD /say \"hi\"", "DELE /f");
    }

    /** RFC 959, 4.1.3: RNTO directly behind RNFR. */
    @Test
    void renames() {
        ftp.store().file("/f", "content").directory("/d");
        ftp.loggedIn("""
                > RNFR f
                < 350 *
                > RNTO d/g
                < 250 *
                """);
        assertThat(ftp.store().text("/d/g")).isEqualTo("content");
        assertThat(ftp.recorder().events()).contains("RNTO /f /d/g");
    }

    @Test
    void refusesRntoThatDoesNotFollowRnfr() {
        ftp.store().file("/f", "content");
        ftp.loggedIn("""
                > RNTO g
                < 503 *
                > RNFR f
                < 350 *
                > NOOP
                < 200 *
                > RNTO g
                < 503 *
                > RNFR nowhere
                < 550 *
                > RNTO g
                < 503 *
                > RNFR f
                < 350 *
                > RNTO
                < 501 *
                > RNTO g
                < 503 *
                > RNFR f
                < 350 *
                > RNTO g
                < 250 *
                > RNTO h
                < 503 *
                """);
        assertThat(ftp.store().exists("/g")).isTrue();
    }

    @Test
    void wantsPermissionToRenameOntoAFile() {
        ftp.store().file("/f", "new").file("/g", "old");
        ftp.user().rights((permission, path) -> permission != Permission.OVERWRITE);
        ftp.loggedIn("""
                > RNFR f
                < 350 *
                > RNTO g
                < 550 *
                """);
        assertThat(ftp.store().text("/g")).isEqualTo("old");
    }

    @Test
    void tellsFactsOfFiles() {
        ftp.store().file("/f", "content").directory("/d");
        ftp.loggedIn("""
                > SIZE f
                < 550 *
                > TYPE I
                < 200 *
                > SIZE f
                < 213 7
                > SIZE d
                < 550 *
                > SIZE nowhere
                < 550 *
                > MDTM f
                < 213 20240229123456
                > MFMT 20200102030405 f
                < 213 Modify=20200102030405; f
                > MDTM f
                < 213 20200102030405
                > MFMT yesterday f
                < 501 *
                > MFMT 20200102030405
                < 501 *
                > HASH f
                < 213 SHA-256 0-7 ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73 f
                > OPTS HASH md5
                < 200 MD5
                > HASH f
                < 213 MD5 0-7 9a0364b9e99bb480dd25e1f0284c8555 f
                > OPTS HASH CRC
                < 504 *
                > HASH d
                < 550 *
                > AVBL
                < 213 1073741824
                > SITE CHMOD 640 f
                < 200 *
                > SITE CHMOD 888 f
                < 501 *
                > SITE XYZZY
                < 504 *
                > SITE HELP
                < 214 *
                """);
        assertThat(ftp.recorder().events()).contains("MFMT /f", "SITE CHMOD /f");
    }

    @Test
    void asksForPermissionWhereThePathIsInsideTheArgument() {
        ftp.store().file("/f", "content").directory("/d");
        ftp.user().rights((permission, path) -> false);
        ftp.loggedIn("""
                > MFMT 20200102030405 f
                < 550 Permission denied.
                > SITE CHMOD 640 f
                < 550 Permission denied.
                > LIST d
                < 550 Permission denied.
                > NLST
                < 550 Permission denied.
                > STAT d
                < 550 Permission denied.
                > STOR f
                < 550 Permission denied.
                > STOR g
                < 550 Permission denied.
                > APPE f
                < 550 Permission denied.
                > STOU
                < 550 Permission denied.
                > CWD d
                < 250 *
                """);
        assertThat(ftp.store().requests()).isEmpty();
    }
}
