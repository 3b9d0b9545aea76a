package dev.wharf.admin.rest;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.Parameter;

import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferFilter;

/** What to search the log of transfers for, as query parameters; a missing or empty one is anything. */
record TransferSearch(@Nullable String account, Transfer.@Nullable Direction direction, Transfer.@Nullable Outcome outcome,
        @Parameter(description = "A path, or a pattern with *, ** and ?") @Nullable String path,
        @Parameter(description = "Finished at this time or later") @Nullable Instant from,
        @Parameter(description = "Finished before this time") @Nullable Instant to) {

    TransferFilter filter() {
        return new TransferFilter(Given.text("account", account), direction, outcome, Given.text("path", path), from, to);
    }
}
