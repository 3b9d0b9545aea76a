package dev.wharf.ftp;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 959, 3.1 to 3.4 and 5.1: TYPE, STRU, MODE. */
@TestInstance(Lifecycle.PER_CLASS)
class ParameterTest {

    private final FtpServerFixture ftp = FtpServerFixture.start();
    private final FtpClient client = ftp.login();

    @BeforeAll
    void start() {
        ftp.store().file("/f", "a\nb\n");
    }

    @AfterAll
    void stop() {
        client.close();
        ftp.close();
    }

    @ParameterizedTest
    @CsvSource({"TYPE A, 200", "TYPE a, 200", "TYPE A N, 200", "TYPE I, 200", "TYPE i, 200", "TYPE L 8, 200", "TYPE E, 200",
        "TYPE E N, 200", "TYPE A T, 504",
        "TYPE A C, 504", "TYPE L, 504", "TYPE L 7, 504", "TYPE X, 504", "TYPE, 501", "STRU F, 200", "STRU R, 200", "STRU f, 200",
        "STRU P, 504",
        "STRU X, 504", "STRU, 501", "MODE S, 200", "MODE B, 200", "MODE C, 200", "MODE Z, 200", "MODE s, 200", "MODE X, 504", "MODE, 501"})
    void takesWhatItKnows(String command, int code) {
        client.play("> " + command + "\n< " + code + " *");
    }

    /** RFC 959, 5.1: the default is TYPE A; it holds until it is changed. */
    @Test
    void keepsTheTypeUntilItIsChanged() {
        ftp.loggedIn("""
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << a\\r\\nb\\r\\n
                < 226 *
                > TYPE I
                < 200 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << a\\nb\\n
                < 226 *
                > TYPE A
                < 200 *
                > EPSV
                < 229 *
                > RETR f
                < 150 *
                << a\\r\\nb\\r\\n
                < 226 *
                """);
    }
}
