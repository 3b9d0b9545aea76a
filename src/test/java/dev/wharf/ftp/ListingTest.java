package dev.wharf.ftp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 959, 4.1.3, and RFC 3659, 7: lists on both connections. */
class ListingTest {

    private static final String README = "-rw-r--r-- 1 ftp ftp            7 Feb 29  2024 readme";
    private final FtpServerFixture ftp = FtpServerFixture.start();

    @BeforeEach
    void fill() {
        ftp.store().directory("/d").file("/d/a.txt", "1").file("/d/b.txt", "22").file("/d/c.csv", "333").directory("/d/sub")
                .file("/readme", "content")
                .directory("/empty").file("/odd[1].txt", "x");
    }

    @AfterEach
    void stop() {
        ftp.close();
    }

    private void lists(String command, String data) {
        ftp.loggedIn("> EPSV\n< 229 *\n> " + command + "\n< 150 *\n<< " + data + "\n< 226 *");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"NLST d, a.txt\\r\\nb.txt\\r\\nc.csv\\r\\nsub\\r\\n", "NLST -1 d, d/", "NLST empty, \"\"",
        "NLST d/*.txt, d/a.txt\\r\\nd/b.txt\\r\\n", "NLST d/[a-b].*, d/a.txt\\r\\nd/b.txt\\r\\n", "NLST d/?.csv, d/c.csv\\r\\n",
        "NLST d/*.none, \"\"",
        "NLST readme, readme\\r\\n", "NLST odd[1].txt, odd[1].txt\\r\\n", "NLST /d/a.txt, /d/a.txt\\r\\n", "NLST d/s*, d/sub\\r\\n"})
    void listsNames(String command, String data) {
        String prefixed = command.equals("NLST d") ? "d/a.txt\\r\\nd/b.txt\\r\\nd/c.csv\\r\\nd/sub\\r\\n" : data;
        lists(command, prefixed.equals("d/") ? "d/a.txt\\r\\n*" : prefixed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST readme", "LIST -la readme", "LIST -a -l readme", "LIST read*", "LIST /d/../readme"})
    void listsLikeLs(String command) {
        lists(command, README + "\\r\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST", "LIST -la", "LIST /", "LIST .", "LIST -a /"})
    void listsDirectories(String command) {
        lists(command, "drwxr-xr-x 1 ftp ftp            0 Feb 29  2024 d\\r\\ndrwxr-xr-x 1 ftp ftp            0 Feb 29  2024 empty\\r\\n*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST nowhere", "NLST nowhere", "LIST nowhere/*", "LIST -zzz", "NLST -l nowhere", "MLSD nowhere",
        "MLST nowhere", "STAT nowhere"})
    void answersWhatIsNotThere(String command) {
        ftp.loggedIn("> EPSV\n< 229 *\n> " + command + "\n< 550 *");
    }

    /** RFC 3659, 7.2. */
    @Test
    void listsFacts() {
        lists("MLSD d", "type=file;size=1;modify=20240229123456;perm=rawdf;unique=*");
        ftp.loggedIn("""
                > MLSD readme
                < 501 *
                """);
    }

    /** RFC 3659, 7.1 and 7.9: on the control connection, one space before the line; OPTS MLST chooses. */
    @Test
    void tellsTheFactsThatWereChosen() {
        ftp.loggedIn("""
                > MLST readme
                < 250-*
                <  type=file;size=7;modify=20240229123456;perm=rawdf;*
                < 250 *
                > OPTS MLST size;type;nonsense;
                < 200 MLST OPTS type;size;
                > MLST readme
                < 250-*
                <  type=file;size=7; /readme
                < 250 *
                > MLST
                < 250-*
                <  type=dir; /
                < 250 *
                > FEAT
                < 211-*
                < *
                <  MLST type*;size*;modify;perm;unique;UNIX.mode;
                < *
                < 211 *
                > OPTS MLST
                < 200 MLST OPTS
                > MLST readme
                < 250-*
                <   /readme
                < 250 *
                """);
    }

    /** RFC 3659, 7.5.5: the perm fact tells what the user may do. */
    @Test
    void tellsRightsInThePermFact() {
        ftp.user().rights((permission, path) -> permission == Permission.LIST || permission == Permission.DOWNLOAD);
        ftp.loggedIn("""
                > OPTS MLST perm;
                < 200 *
                > MLST readme
                < 250-*
                <  perm=r; /readme
                < 250 *
                > MLST d
                < 250-*
                <  perm=el; /d
                < 250 *
                """);
    }

    /** RFC 959, 4.1.3: STAT without an argument tells of the session, with one it lists on the control connection. */
    @Test
    void answersStat() {
        ftp.loggedIn("""
                > STAT
                < 211-*
                <  Connected from 127.0.0.1
                <  Logged in as anna
                <  Control connection in clear
                <  Data connections in clear, TYPE ASCII
                <  No transfer under way
                < 211 *
                > STAT readme
                < 212-*
                <  %s
                < 212 *
                > STAT -l d/*.txt
                < 212-*
                <  -rw-r--r-- 1 ftp ftp            1 Feb 29  2024 a.txt
                <  -rw-r--r-- 1 ftp ftp            2 Feb 29  2024 b.txt
                < 212 *
                > STAT empty
                < 212-*
                < 212 *
                """.formatted(README));
    }

    @Test
    void sendsListsInModeZ() {
        ftp.loggedIn("""
                > MODE Z
                < 200 *
                > EPSV
                < 229 *
                > LIST
                < 150 *
                << x*
                < 226 *
                """);
    }
}
