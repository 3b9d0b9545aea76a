package dev.wharf.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * RFC 4180. A text that begins with {@code = + - @} or a control character gets an apostrophe before it: spreadsheets run such cells as formulas, and texts
 * come from partners. Ids, numbers and times can't be formulas and are left alone.
 */
final class CsvTransferWriter implements TransferWriter {

    private static final String HEADER =
            "id,account,sessionId,direction,path,bytes,startedAt,finishedAt,outcome,replyCode,reason,checksum,checksumAlgorithm,"
                    + "remoteAddress,tls";

    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    CsvTransferWriter(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 16 * 1024);
        line.append(HEADER);
        endLine();
    }

    @Override
    public void write(Transfer transfer) {
        line.append(transfer.id());
        text(transfer.account());
        text(transfer.sessionId());
        plain(transfer.direction());
        text(transfer.path());
        plain(transfer.bytes());
        plain(transfer.startedAt());
        plain(transfer.finishedAt());
        plain(transfer.outcome());
        plain(transfer.replyCode());
        text(transfer.reason());
        text(transfer.checksum());
        text(transfer.checksumAlgorithm());
        text(transfer.remoteAddress());
        plain(transfer.tls());
        endLine();
    }

    private void plain(Object value) {
        line.append(',').append(value);
    }

    private void text(@Nullable String text) {
        line.append(',');
        if (text == null || text.isEmpty()) {
            return;
        }
        String guarded = looksLikeFormula(text.charAt(0)) ? "'" + text : text;
        if (needsQuotes(guarded)) {
            line.append('"').append(guarded.replace("\"", "\"\"")).append('"');
        } else {
            line.append(guarded);
        }
    }

    private static boolean looksLikeFormula(char first) {
        return first == '=' || first == '+' || first == '-' || first == '@' || Character.isISOControl(first);
    }

    private static boolean needsQuotes(String text) {
        return text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
    }

    private void endLine() {
        try {
            out.append(line.append("\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.setLength(0);
    }

    @Override
    public void close() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
