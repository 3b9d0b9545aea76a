package dev.wharf.ftp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays the client's lines of a session and compares the server's. A star at the end of a line matches its rest.
 *
 * <pre>
 * &gt; PWD          sends a command
 * &lt; 257 "/" *    awaits a reply; one of several lines is matched by its code and its last line
 * &lt; 211-*        or line by line, where its first one is given in this form;
 * &lt; *            a line with only a star then stands for any number of lines
 * &lt; EOF          awaits the end of the connection
 * &gt;&gt; text        sends data and ends the data connection, which was opened at the last 227 or 229
 * &lt;&lt; text        awaits data and its end; both know Java's escapes
 * = TLS          shakes hands
 * </pre>
 */
final class Transcript {

    private final FtpClient client;
    private final Deque<String> lines;
    private final StringBuilder played = new StringBuilder("\n");

    private Transcript(FtpClient client, String text) {
        this.client = client;
        this.lines = new ArrayDeque<>(text.lines().toList());
    }

    static void play(FtpClient client, String text) {
        Transcript transcript = new Transcript(client, text);
        while (!transcript.lines.isEmpty()) {
            transcript.step(transcript.next());
        }
    }

    private String next() {
        String line = lines.remove();
        played.append(line).append('\n');
        return line;
    }

    private void step(String line) {
        if (line.startsWith(">> ") || line.equals(">>")) {
            client.upload(line.substring(2).stripLeading().translateEscapes().getBytes(StandardCharsets.UTF_8));
        } else if (line.startsWith("<< ") || line.equals("<<")) {
            String wanted = line.substring(2).stripLeading().translateEscapes();
            matches(new String(client.download(), StandardCharsets.UTF_8), wanted);
        } else if (line.startsWith("> ")) {
            client.send(line.substring(2) + "\r\n");
        } else if (line.equals("< EOF")) {
            assertThat(client.reply()).as(played.toString()).isEmpty();
        } else if (line.startsWith("< ")) {
            reply(line.substring(2));
        } else if (line.equals("= TLS")) {
            client.handshake();
        } else {
            throw new IllegalArgumentException("not a line of a transcript: " + line);
        }
    }

    private void reply(String wanted) {
        List<String> reply = client.reply();
        assertThat(reply).as(played + "but the connection ended").isNotEmpty();
        if (wanted.charAt(3) != '-') {
            matches(reply.getLast(), wanted);
            return;
        }
        Deque<String> rest = new ArrayDeque<>(reply);
        matches(rest.remove(), wanted);
        String code = wanted.substring(0, 3);
        boolean skip = false;
        for (String line = ""; !line.startsWith(code + " ");) {
            line = next().substring(2);
            if (line.equals("*")) {
                skip = true;
                continue;
            }
            while (skip && rest.size() > 1 && !fits(rest.element(), line)) {
                rest.remove();
            }
            skip = false;
            assertThat(rest).as(played + "but the reply was " + reply).isNotEmpty();
            matches(rest.remove(), line);
        }
        assertThat(rest).as(played + "but the reply was " + reply).isEmpty();
    }

    private void matches(String seen, String wanted) {
        assertThat(fits(seen, wanted)).as("%sbut it was: %s", played, seen).isTrue();
    }

    private static boolean fits(String seen, String wanted) {
        return wanted.endsWith("*") ? seen.startsWith(wanted.substring(0, wanted.length() - 1)) : seen.equals(wanted);
    }
}
