package dev.wharf.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import org.springframework.stereotype.Component;
import tools.jackson.core.exc.JacksonIOException;

/** Writes the log for other programs. Rows go out while they are read; memory doesn't depend on how many there are. */
@Component
public final class TransferExport {

    /** What an export looks like; always UTF-8. */
    public enum Format {
        /** RFC 4180, with a header row. For people and their spreadsheets: texts that a spreadsheet would take for a formula begin with an apostrophe. */
        CSV("text/csv;charset=UTF-8"),
        /** One JSON object for each line, with the columns of the CSV as its properties. For programs: texts are what they are. */
        NDJSON("application/x-ndjson");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    private final TransferLog log;

    TransferExport(TransferLog log) {
        this.log = log;
    }

    /**
     * Writes all transfers that match, oldest first, then flushes; leaves the stream open.
     *
     * @throws IOException from the stream; nothing more is read then
     */
    public void write(TransferFilter filter, Format format, OutputStream out) throws IOException {
        try (TransferWriter writer = format == Format.CSV ? new CsvTransferWriter(out) : new NdjsonTransferWriter(out)) {
            log.export(filter, writer::write);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
