package dev.wharf.admin.rest;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.routing.Destination;

/** A destination as it is sent. The read-only parts of an answer are ignored, so that an answer can be sent back. */
@Schema(name = "DestinationRequest")
@JsonIgnoreProperties({"createdAt", "updatedAt"})
record DestinationRequest(@Schema(description = "Required for a new one") @Nullable String name, Destination.@Nullable Type type,
        @Schema(description = "DIRECTORY: directory; HTTP: url, timeout") @Nullable Map<String, String> settings) {}
