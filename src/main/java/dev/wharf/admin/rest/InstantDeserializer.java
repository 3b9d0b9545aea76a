package dev.wharf.admin.rest;

import java.time.DateTimeException;
import java.time.Instant;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Takes ISO-8601 alone; Jackson's own also takes numbers, as seconds. */
final class InstantDeserializer extends StdDeserializer<Instant> {

    InstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(this, "not a string");
        }
        try {
            return Instant.parse(parser.getString());
        } catch (DateTimeException notATime) {
            return context.reportInputMismatch(this, "not a time");
        }
    }
}
