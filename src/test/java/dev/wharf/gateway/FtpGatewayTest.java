package dev.wharf.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.wharf.account.Account;
import dev.wharf.account.Accounts;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.quota.Usage;
import dev.wharf.storage.DataDirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Stops and starts. */
@GatewayTest
@Import(Sessions.class)
class FtpGatewayTest {

    private final FtpGateway gateway;
    private final Accounts accounts;
    private final QuotaLedger quota;
    private final DataDirectory data;
    private final JdbcClient jdbc;
    private final Sessions sessions;

    FtpGatewayTest(FtpGateway gateway, Accounts accounts, QuotaLedger quota, DataDirectory data, JdbcClient jdbc, Sessions sessions) {
        this.gateway = gateway;
        this.accounts = accounts;
        this.quota = quota;
        this.data = data;
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    @AfterEach
    void leave() throws IOException {
        sessions.closeAll();
        if (!gateway.isRunning()) {
            gateway.start();
        }
    }

    @Test
    void countsExactlyWhatAStopCutsOff() throws IOException {
        Account account = Partner.make(accounts);
        FTPClient client = sessions.login(account);
        assertThat(Sessions.store(client, "/whole", "123")).isEqualTo(226);
        OutputStream upload = client.storeFileStream("/cut");
        upload.write(new byte[10]);
        upload.flush();
        await().until(() -> gateway.server().sessions().stream()
                .anyMatch(session -> session.transfer() != null && session.transfer().bytes() == 10));
        gateway.stop();
        assertThat(gateway.isRunning()).isFalse();
        assertThat(endedInOrder()).isTrue();
        // When the stop is over, nothing changes any more: neither what is stored nor what is counted.
        Path cut = data.path().resolve("files").resolve(account.username()).resolve("cut");
        Usage counted = quota.all().get(account.username());
        assertThat(counted).isEqualTo(Files.exists(cut) ? new Usage(13, 2) : new Usage(3, 1));
        gateway.start();
        assertThat(quota.usage(account.username())).isEqualTo(counted);
        FTPClient again = sessions.login(account);
        assertThat(Sessions.store(again, "/more", "1")).isEqualTo(226);
    }

    @Test
    void saysThatItHasNotEndedInOrderWhileItRuns() {
        assertThat(endedInOrder()).isFalse();
        gateway.stop();
        assertThat(endedInOrder()).isTrue();
        gateway.start();
        assertThat(endedInOrder()).isFalse();
    }

    @Test
    void tellsClientsThatItStops() throws IOException {
        FTPClient client = sessions.login(Partner.make(accounts));
        gateway.stop();
        Sessions.assertEnded(client);
    }

    private boolean endedInOrder() {
        return jdbc.sql("SELECT COUNT(*) FROM gateway_state WHERE name = 'stopped-cleanly'").query(Long.class).single() == 1;
    }
}
