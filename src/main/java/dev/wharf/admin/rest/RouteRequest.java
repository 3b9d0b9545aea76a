package dev.wharf.admin.rest;

import java.util.List;

import org.jspecify.annotations.Nullable;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.media.Schema;

/** A route as it is sent. The read-only parts of an answer are ignored, so that an answer can be sent back. */
@Schema(name = "RouteRequest")
@JsonIgnoreProperties({"createdAt", "updatedAt"})
record RouteRequest(@Schema(description = "Required for a new one") @Nullable String name,
        @Schema(defaultValue = "true") @Nullable Boolean enabled,
        @Schema(description = "Whose files; empty for everyone's") @Nullable List<String> accounts,
        @Schema(description = "Pattern for the file's path, with *, ** and ?", example = "/inbox/**") @Nullable String path,
        @Schema(description = "Name of a destination") @Nullable String destination) {

    boolean enabledOrDefault() {
        return enabled == null || enabled;
    }

    List<String> accountsOrDefault() {
        return accounts == null ? List.of() : accounts;
    }
}
