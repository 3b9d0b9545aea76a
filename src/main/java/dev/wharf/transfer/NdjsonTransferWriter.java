package dev.wharf.transfer;

import java.io.OutputStream;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** One JSON object for each line; times in ISO 8601, what is unknown is null. */
final class NdjsonTransferWriter implements TransferWriter {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).rootValueSeparator("").build();

    private final JsonGenerator json;

    NdjsonTransferWriter(OutputStream out) {
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void write(Transfer transfer) {
        json.writeStartObject();
        json.writeStringProperty("id", transfer.id().toString());
        json.writeStringProperty("account", transfer.account());
        json.writeStringProperty("sessionId", transfer.sessionId());
        json.writeStringProperty("direction", transfer.direction().name());
        json.writeStringProperty("path", transfer.path());
        json.writeNumberProperty("bytes", transfer.bytes());
        json.writeStringProperty("startedAt", transfer.startedAt().toString());
        json.writeStringProperty("finishedAt", transfer.finishedAt().toString());
        json.writeStringProperty("outcome", transfer.outcome().name());
        json.writeNumberProperty("replyCode", transfer.replyCode());
        json.writeStringProperty("reason", transfer.reason());
        json.writeStringProperty("checksum", transfer.checksum());
        json.writeStringProperty("checksumAlgorithm", transfer.checksumAlgorithm());
        json.writeStringProperty("remoteAddress", transfer.remoteAddress());
        json.writeBooleanProperty("tls", transfer.tls());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() {
        json.close();
    }
}
