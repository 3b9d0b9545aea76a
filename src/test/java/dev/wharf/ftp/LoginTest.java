package dev.wharf.ftp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.wharf.ftp.Authenticator.LoginRequest;

import static org.assertj.core.api.Assertions.assertThat;

class LoginTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();

    @AfterEach
    void stop() {
        ftp.close();
    }

    /** RFC 959, 5.4. */
    @Test
    void takesUserThenPass() {
        ftp.session("""
                < 220 *
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                > PWD
                < 257 "/" *
                > QUIT
                < 221 *
                < EOF
                """);
        assertThat(ftp.recorder().events()).contains("logged in anna");
    }

    /** RFC 959, 5.4: PASS is only legal directly after USER. */
    @Test
    void refusesPassBeforeUser() {
        ftp.session("""
                < 220 *
                > PASS secret
                < 503 *
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                > PASS secret
                < 503 *
                """);
    }

    /** RFC 2577, 6: nobody learns which names there are. */
    @Test
    void answersAnUnknownNameLikeAWrongPassword() {
        ftp.session("""
                < 220 *
                > USER anna
                < 331 Password required.
                > PASS wrong
                < 530 Login incorrect, or not allowed from here.
                > USER nobody
                < 331 Password required.
                > PASS wrong
                < 530 Login incorrect, or not allowed from here.
                """);
        assertThat(ftp.recorder().events()).contains("refused anna: wrong name or password", "refused nobody: wrong name or password");
    }

    /** RFC 959, 4.1.1: USER begins anew, so that nobody is logged in until PASS has come. */
    @Test
    void logsOutAtUser() {
        ftp.store().directory("/d");
        ftp.loggedIn("""
                > CWD d
                < 250 *
                > USER anna
                < 331 *
                > PWD
                < 530 *
                > PASS
                < 530 *
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                > PWD
                < 257 "/" *
                """);
    }

    /** RFC 959, 4.1.1: REIN forgets the user and all parameters; the connection stays. */
    @Test
    void forgetsEverythingAtRein() {
        ftp.store().directory("/d").file("/d/f", "content");
        ftp.loggedIn("""
                > CWD d
                < 250 *
                > TYPE I
                < 200 *
                > SIZE f
                < 213 7
                > OPTS HASH MD5
                < 200 MD5
                > OPTS MLST type;
                < 200 MLST OPTS type;
                > REST 3
                < 350 *
                > EPSV
                < 229 *
                > RNFR f
                < 350 *
                > REIN
                < 220 *
                > PWD
                < 530 *
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                > PWD
                < 257 "/" *
                > SIZE d/f
                < 550 *
                > OPTS HASH
                < 200 SHA-256
                > RNTO g
                < 503 *
                > RETR d/f
                < 425 *
                > EPSV
                < 229 *
                > RETR d/f
                < 150 *
                << content
                < 226 *
                > MLST d/f
                < 250-*
                <  type=file;size=7;*
                < 250 *
                """);
    }

    /** RFC 959, 4.1.1: no account is needed. */
    @Test
    void takesAcctForSuperfluous() {
        ftp.loggedIn("""
                > ACCT x
                < 202 *
                """);
    }

    @Test
    void endsASessionAfterTooManyFailures() {
        ftp.session("""
                < 220 *
                > USER anna
                < 331 *
                > PASS 1
                < 530 *
                > USER anna
                < 331 *
                > PASS 2
                < 530 *
                > USER anna
                < 331 *
                > PASS 3
                < 421 *
                < EOF
                """);
    }

    @Test
    void countsFailuresAnewAfterALogin() {
        ftp.session("""
                < 220 *
                > USER anna
                < 331 *
                > PASS 1
                < 530 *
                > USER anna
                < 331 *
                > PASS 2
                < 530 *
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                > USER anna
                < 331 *
                > PASS 1
                < 530 *
                """);
    }

    /** RFC 7151, 3: HOST comes before the login. */
    @Test
    void takesHostBeforeTheLoginAlone() {
        ftp.session("""
                < 220 *
                > HOST ftp.example.org
                < 220 *
                > USER anna
                < 331 *
                > PASS secret
                < 230 *
                > HOST ftp.example.org
                < 503 *
                """);
    }

    @Test
    void answersInformationBeforeTheLogin() {
        ftp.session("""
                < 220 *
                > SYST
                < 215 UNIX Type: L8
                > FEAT
                < 211-Features:
                < *
                < 211 End.
                > NOOP
                < 200 *
                > STAT
                < 211-*
                < *
                <  Not logged in
                < *
                < 211 End.
                > STAT /
                < 530 *
                > LANG en
                < 200 *
                > LANG tlh
                < 504 *
                > CLNT test
                < 200 *
                > OPTS UTF8 ON
                < 200 *
                > OPTS UTF8 OFF
                < 504 *
                > OPTS XYZZY
                < 501 *
                """);
    }

    @Test
    void keepsPasswordsOutOfTexts() {
        assertThat(new LoginRequest("anna", "secret", "127.0.0.1", false, "1")).asString().doesNotContain("secret");
    }
}
