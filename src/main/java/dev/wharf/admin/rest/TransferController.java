package dev.wharf.admin.rest;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import dev.wharf.admin.problem.Problems;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.TransferExport;
import dev.wharf.transfer.TransferExport.Format;
import dev.wharf.transfer.TransferLog;

/** The log of transfers. */
@Tag(name = "transfers")
@RestController
@RequestMapping(path = "/api/v1/transfers", produces = MediaType.APPLICATION_JSON_VALUE)
class TransferController {

    private final TransferLog log;
    private final TransferExport export;

    TransferController(TransferLog log, TransferExport export) {
        this.log = log;
        this.export = export;
    }

    @Operation(summary = "Search the log of transfers, newest first")
    @GetMapping
    Page<TransferResponse> searchTransfers(@ParameterObject TransferSearch query,
            @RequestParam(defaultValue = Page.DEFAULT) @Min(1) @Max(Page.MAX) int limit,
            @RequestParam(required = false) @Nullable UUID after) {
        return Page.of(log.search(query.filter(), after, limit), limit, Transfer::id, TransferResponse::of);
    }

    @Operation(summary = "Show a transfer")
    @GetMapping("/{id}")
    TransferResponse showTransfer(@PathVariable UUID id) {
        return log.find(id).map(TransferResponse::of).orElseThrow(() -> Problems.notFound("transfer", id));
    }

    /** Written row by row on the request's own thread, which is a virtual one. */
    @Operation(summary = "Export all transfers that match, oldest first, as a file")
    @ApiResponse(responseCode = "200", content = {@Content(mediaType = "text/csv"), @Content(mediaType = "application/x-ndjson")})
    @GetMapping(path = "/export", produces = MediaType.ALL_VALUE)
    void exportTransfers(@ParameterObject TransferSearch query,
            @Parameter(schema = @Schema(allowableValues = {"csv", "ndjson"}, defaultValue = "csv")) @RequestParam(
                    defaultValue = "csv") Format format,
            HttpServletResponse response) throws IOException {
        response.setContentType(format.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"transfers." + format.name().toLowerCase(Locale.ROOT) + "\"");
        export.write(query.filter(), format, new UnflushedStream(response.getOutputStream()));
    }
}
