package dev.wharf.ftp.protocol;

import java.util.List;

/**
 * One reply, of one line or of several (RFC 959, 4.2).
 *
 * @param code 100 to 599
 * @param wire the text as it is sent, without the last CRLF
 */
public record Reply(int code, String wire) {

    /** @param text one line; a character that would end it is replaced */
    public static Reply of(int code, String text) {
        return new Reply(code, code + " " + printable(text));
    }

    /**
     * Several lines: each one between the first and the last begins with a space, so that none can be taken for the last one.
     *
     * @param middle lines without that space
     */
    public static Reply lines(int code, String first, List<String> middle, String last) {
        StringBuilder wire = new StringBuilder(64 + middle.size() * 80);
        wire.append(code).append('-').append(printable(first)).append("\r\n");
        for (String line : middle) {
            wire.append(' ').append(printable(line)).append("\r\n");
        }
        return new Reply(code, wire.append(code).append(' ').append(printable(last)).toString());
    }

    public boolean isRefusal() {
        return code >= 400;
    }

    /** A path as replies carry it: in quotes, with quotes doubled (RFC 959, appendix II). */
    public static String quoted(String path) {
        return '"' + path.replace("\"", "\"\"") + '"';
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                return text.replace('\r', '?').replace('\n', '?').replace((char) 0, '?');
            }
        }
        return text;
    }
}
