package dev.wharf.admin.rest;

import java.io.InputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.node.ObjectNode;

import dev.wharf.account.Account;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.AccountVersionException;
import dev.wharf.account.Accounts;
import dev.wharf.admin.problem.Problems;
import dev.wharf.quota.QuotaLedger;

/** The accounts that may log in over FTP. */
@Tag(name = "accounts")
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = MediaType.APPLICATION_JSON_VALUE)
class AccountController {

    private static final int PATCH_TRIES = 10;

    private final Accounts accounts;
    private final QuotaLedger quotas;
    private final ApiJson json;

    AccountController(Accounts accounts, QuotaLedger quotas, ApiJson json) {
        this.accounts = accounts;
        this.quotas = quotas;
        this.json = json;
    }

    @Operation(summary = "List the accounts, by name")
    @GetMapping
    Page<AccountResponse> listAccounts(@RequestParam(defaultValue = Page.DEFAULT) @Min(1) @Max(Page.MAX) int limit,
            @RequestParam(required = false) @Nullable String after) {
        return Page.of(accounts.list(Given.text("after", after), limit), limit, Account::username, this::response);
    }

    @Operation(summary = "Show an account, with what it stores")
    @GetMapping("/{username}")
    AccountResponse showAccount(@PathVariable String username, HttpServletResponse response) {
        Account account = known(username);
        // Not through a ResponseEntity, which would answer 304 to a known tag: the usage changes without the version.
        response.setHeader(HttpHeaders.ETAG, Versions.tag(account.version()));
        return response(account);
    }

    @Operation(summary = "Create an account")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<AccountResponse> createAccount(@RequestBody AccountRequest body, HttpServletRequest request) {
        FieldChecks checks = new FieldChecks();
        String username = checks.required("username", body.username(), "");
        String password = checks.required("password", body.password(), "");
        AccountDetails details = body.details(checks);
        checks.done();
        Account account = accounts.create(username, password, details);
        return Versions.created(request, account.username(), response(account), account.version());
    }

    @Operation(summary = "Replace an account: what is missing gets its default, except the password, which stays")
    @PutMapping("/{username}")
    ResponseEntity<AccountResponse> replaceAccount(@PathVariable String username,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody AccountRequest body) {
        Account current = known(username);
        return update(current, body, Versions.expected(ifMatch, current.version()));
    }

    @Operation(summary = "Change parts of an account by a JSON merge patch (RFC 7396): null sets a part back to its default")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = {
        @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(implementation = AccountRequest.class)),
        @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = AccountRequest.class))})
    @PatchMapping(path = "/{username}", consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<AccountResponse> patchAccount(@PathVariable String username,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            InputStream body) {
        ObjectNode patch = json.readObject(body);
        for (int tries = 1;; tries++) {
            Account current = known(username);
            Versions.expected(ifMatch, current.version());
            try {
                return update(current, patched(current, patch), current.version());
            } catch (AccountVersionException raced) {
                if (ifMatch != null || tries == PATCH_TRIES) {
                    throw raced;
                }
            }
        }
    }

    @Operation(summary = "Delete an account; its files stay")
    @DeleteMapping("/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAccount(@PathVariable String username,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Versions.expected(ifMatch, known(username).version());
        accounts.delete(username);
    }

    private ResponseEntity<AccountResponse> update(Account current, AccountRequest body, @Nullable Long expectedVersion) {
        FieldChecks checks = new FieldChecks();
        checks.sameName("username", body.username(), current.username());
        AccountDetails details = body.details(checks);
        checks.done();
        Account changed = accounts.update(current.username(), body.password(), details, expectedVersion);
        return Versions.answer(response(changed), changed.version());
    }

    private AccountRequest patched(Account current, ObjectNode patch) {
        FieldChecks checks = new FieldChecks();
        for (String name : List.of("username", "password")) {
            if (patch.has(name) && patch.get(name).isNull()) {
                checks.refuse(name, "can't be removed");
            }
        }
        checks.done();
        ObjectNode target = json.mapper().valueToTree(response(current));
        MergePatch.apply(target, patch);
        return json.read(target, AccountRequest.class);
    }

    private Account known(String username) {
        return accounts.find(username).orElseThrow(() -> Problems.notFound("account", username));
    }

    private AccountResponse response(Account account) {
        return AccountResponse.of(account, quotas.usage(account.username()));
    }
}
