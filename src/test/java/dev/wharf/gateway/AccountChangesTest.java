package dev.wharf.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.context.annotation.Import;

import dev.wharf.account.Account;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.AccountPermission;
import dev.wharf.account.Accounts;
import dev.wharf.account.PathPermissions;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.Usage;
import dev.wharf.storage.DataDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@GatewayTest
@Import(Sessions.class)
class AccountChangesTest {

    /** Changes after which an account's sessions must not go on. */
    static final List<Named<BiConsumer<Accounts, String>>> ENDING = List.of(
            Named.of("disabled", (accounts, name) -> accounts.update(name, null, Partner.enabled(false), null)),
            Named.of("expired", (accounts, name) -> accounts.update(name, null, expired(), null)),
            Named.of("given another password",
                    (accounts, name) -> accounts.update(name, "another password", AccountDetails.defaults(), null)),
            Named.of("deleted", Accounts::delete));

    private final Accounts accounts;
    private final QuotaLedger quota;
    private final DataDirectory data;
    private final Sessions sessions;

    @TempDir
    Path directory;

    AccountChangesTest(Accounts accounts, QuotaLedger quota, DataDirectory data, Sessions sessions) {
        this.accounts = accounts;
        this.quota = quota;
        this.data = data;
        this.sessions = sessions;
    }

    @AfterEach
    void leave() throws IOException {
        sessions.closeAll();
    }

    @ParameterizedTest
    @FieldSource("ENDING")
    void endsTheSessionsOfAnAccountThatIs(BiConsumer<Accounts, String> change) throws IOException {
        Account account = Partner.make(accounts);
        FTPClient first = sessions.login(account);
        FTPClient second = sessions.login(account);
        FTPClient other = sessions.login(Partner.make(accounts));
        change.accept(accounts, account.username());
        sessions.awaitNone(account);
        Sessions.assertEnded(first);
        Sessions.assertEnded(second);
        assertThat(other.sendNoOp()).as(other.getReplyString()).isTrue();
        assertThat(sessions.connect().login(account.username(), Partner.PASSWORD)).as("logs in again").isFalse();
    }

    @Test
    void breaksOffAnUploadOfADisabledAccount() throws IOException {
        Account account = Partner.make(accounts);
        FTPClient client = sessions.login(account);
        try (OutputStream upload = client.storeFileStream("/a")) {
            upload.write(new byte[10]);
            upload.flush();
            accounts.update(account.username(), null, Partner.enabled(false), null);
            sessions.awaitNone(account);
        }
        await().untilAsserted(() -> assertThat(quota.usage(account.username())).as("what had come is kept").isEqualTo(new Usage(10, 1)));
    }

    @Test
    void changesWhatOpenSessionsMayDoFromTheNextCommandOn() throws IOException {
        Account account = Partner.make(accounts);
        FTPClient client = sessions.login(account);
        assertThat(Sessions.store(client, "/a", "x")).isEqualTo(226);
        accounts.update(account.username(), null, Partner.with(new PathPermissions(Map.of("/", EnumSet.of(AccountPermission.LIST)))), null);
        assertThat(Sessions.store(client, "/a", "x")).isEqualTo(550);
        assertThat(client.listNames()).containsExactly("a");
        assertThat(client.deleteFile("/a")).isFalse();
        accounts.update(account.username(), null, AccountDetails.defaults(), null);
        assertThat(client.deleteFile("/a")).isTrue();
    }

    @Test
    void limitsOpenSessionsToAQuotaThatIsNew() throws IOException {
        Account account = Partner.make(accounts);
        FTPClient client = sessions.login(account);
        assertThat(Sessions.store(client, "/a", "12345")).isEqualTo(226);
        accounts.update(account.username(), null, Partner.with(new Account.QuotaLimits(6L, null, null)), null);
        assertThat(Sessions.store(client, "/b", "12")).isEqualTo(552);
        assertThat(Sessions.store(client, "/b", "1")).isEqualTo(226);
    }

    @Test
    void letsAnAccountHaveAsManySessionsAsItMay() throws IOException {
        Account account = Partner.make(accounts, Partner.maxSessions(1));
        FTPClient first = sessions.login(account);
        FTPClient second = sessions.connect();
        assertThat(second.login(account.username(), Partner.PASSWORD)).isFalse();
        assertThat(second.getReplyCode()).isEqualTo(530);
        first.logout();
        await().until(() -> second.login(account.username(), Partner.PASSWORD));
    }

    @Test
    void countsWhatANewAccountFindsInItsHome() throws IOException {
        Files.createDirectories(directory.resolve("sub"));
        Files.writeString(directory.resolve("sub/a"), "12345");
        Account account = Partner.make(accounts, Partner.home(directory.toString()));
        assertThat(quota.usage(account.username())).isEqualTo(new Usage(5, 1));
    }

    @Test
    void takesAnAccountToItsNewHome() throws IOException {
        Account account = Partner.make(accounts);
        FTPClient before = sessions.login(account);
        assertThat(Sessions.store(before, "/old", "123")).isEqualTo(226);
        OutputStream upload = before.storeFileStream("/cut");
        upload.write(new byte[10]);
        upload.flush();
        Files.writeString(directory.resolve("new"), "12345");
        accounts.update(account.username(), null, Partner.home(directory.toString()), null);
        sessions.awaitNone(account);
        FTPClient after = sessions.login(account);
        assertThat(after.listNames()).containsExactly("new");
        assertThat(Sessions.store(after, "/more", "12")).isEqualTo(226);
        assertThat(quota.usage(account.username())).isEqualTo(new Usage(7, 2));
        Path left = data.path().resolve("files").resolve(account.username());
        assertThat(left.resolve("old")).exists();
        assertThat(left.resolve("cut")).as("kept where nobody counts it").doesNotExist();
    }

    private static AccountDetails expired() {
        AccountDetails all = AccountDetails.defaults();
        return new AccountDetails(true, null, all.permissions(), all.quota(), all.bandwidth(), null, List.of(), false,
                Instant.now().minusSeconds(1), null);
    }
}
