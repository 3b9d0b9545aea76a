package dev.wharf.ftp.protocol;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplyTest {

    @Test
    void isItsCodeASpaceAndItsText() {
        assertThat(Reply.of(200, "OK.").wire()).isEqualTo("200 OK.");
    }

    @Test
    void carriesNoSecondReplyInItsText() {
        assertThat(Reply.of(550, "a\r\n226 Done.\u0000b\rc\nd").wire()).isEqualTo("550 a??226 Done.?b?c?d");
    }

    /** RFC 959, 4.2: a line between the first and the last must not look like the last one. */
    @Test
    void padsTheLinesBetween() {
        assertThat(Reply.lines(211, "Features:", List.of("MDTM", "211 End", ""), "End.").wire())
                .isEqualTo("211-Features:\r\n MDTM\r\n 211 End\r\n \r\n211 End.");
    }

    @Test
    void carriesNoFurtherLineInAnyOfItsLines() {
        assertThat(Reply.lines(211, "a\nb", List.of("c\r\n211 d"), "e\u0000").wire()).isEqualTo("211-a?b\r\n c??211 d\r\n211 e?");
    }

    /** RFC 959, appendix II. */
    @Test
    void doublesQuotesInAQuotedPath() {
        assertThat(Reply.quoted("/a\"b\"")).isEqualTo("\"/a\"\"b\"\"\"");
    }

    @Test
    void refusesFrom400On() {
        assertThat(List.of(150, 226, 350, 399, 400, 421, 550)).filteredOn(code -> Reply.of(code, "").isRefusal()).containsExactly(400, 421,
                550);
    }
}
