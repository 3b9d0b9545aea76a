package dev.wharf.admin.rest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

import dev.wharf.audit.AuditEntry;

/** An entry of the audit log as it is shown. */
@Schema(name = "AuditEntry")
record AuditResponse(@Nullable Long id, Instant at, @Schema(example = "admin:root") String actor,
        @Schema(example = "ACCOUNT_CREATED") String action,
        String subject, @Nullable String detail, @Schema(description = "The client's address") @Nullable String remote) {

    static AuditResponse of(AuditEntry entry) {
        return new AuditResponse(entry.id(), entry.at(), entry.actor(), entry.action(), entry.subject(), entry.detail(), entry.remote());
    }
}
