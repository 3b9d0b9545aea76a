package dev.wharf.ftp.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplyWriterTest {

    @Test
    void sendsEachReplyInOneWrite() throws IOException {
        List<String> writes = new ArrayList<>();
        ReplyWriter writer = new ReplyWriter(bytes -> writes.add(UTF_8.decode(bytes).toString()));

        writer.send(Reply.of(200, "OK \u20ac."));
        writer.send(Reply.lines(211, "a", List.of("b"), "c"));

        assertThat(writes).containsExactly("200 OK \u20ac.\r\n", "211-a\r\n b\r\n211 c\r\n");
    }

    @Test
    void mixesNoRepliesOfSeveralThreads() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ReplyWriter writer = new ReplyWriter(bytes -> {
            while (bytes.hasRemaining()) {
                written.write(bytes.get());
            }
        });

        IntStream.range(0, 200).parallel().forEach(i -> {
            try {
                writer.send(Reply.of(200, "x".repeat(i % 20)));
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        });

        assertThat(written.toString(UTF_8).lines()).hasSize(200).allMatch(line -> line.matches("200 x*"));
    }

    @Test
    void sendsElsewhereOnceRedirected() throws IOException {
        List<String> clear = new ArrayList<>();
        List<String> encrypted = new ArrayList<>();
        ReplyWriter writer = new ReplyWriter(bytes -> clear.add(UTF_8.decode(bytes).toString()));

        writer.send(Reply.of(234, "Go."));
        writer.redirect(bytes -> encrypted.add(UTF_8.decode(bytes).toString()));
        writer.send(Reply.of(200, "OK."));

        assertThat(clear).containsExactly("234 Go.\r\n");
        assertThat(encrypted).containsExactly("200 OK.\r\n");
    }

    @Test
    void letsTheNextOneSendAfterAFailure() throws IOException {
        List<String> sent = new ArrayList<>();
        ReplyWriter writer = new ReplyWriter(bytes -> {
            throw new IOException("gone");
        });

        assertThatThrownBy(() -> writer.send(Reply.of(200, "a"))).hasMessage("gone");
        writer.redirect(bytes -> sent.add(UTF_8.decode(bytes).toString()));
        writer.send(Reply.of(200, "b"));

        assertThat(sent).containsExactly("200 b\r\n");
    }
}
