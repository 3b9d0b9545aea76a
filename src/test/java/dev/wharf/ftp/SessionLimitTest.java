package dev.wharf.ftp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A place is taken before a session begins, and given back once. */
@Timeout(60)
class SessionLimitTest {

    private static final int LIMIT = 5;

    private final FtpServerFixture ftp = FtpServerFixture.start(settings -> settings.maxSessions = LIMIT);

    private List<FtpClient> fill() {
        List<FtpClient> clients = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            clients.add(ftp.connect().play("< 220 *"));
        }
        ftp.session("""
                < 421 *
                < EOF
                """);
        return clients;
    }

    @Test
    void turnsAwayWhoComesTooMuch() {
        try (ftp) {
            List<FtpClient> clients = fill();
            assertThat(ftp.server().sessions()).hasSize(LIMIT);
            clients.getFirst().close();
            await().until(() -> ftp.server().sessions().size() < LIMIT);
            // The place is free right after the session is gone from the list.
            await().pollInterval(Duration.ofMillis(10)).ignoreExceptions().until(() -> {
                ftp.session("< 220 *");
                return true;
            });
            clients.forEach(FtpClient::close);
        }
    }

    @Test
    void givesEachPlaceBackOnce() throws IOException {
        try (ftp) {
            for (int i = 0; i < 1000; i++) {
                try (FtpClient client = ftp.connect()) {
                    switch (i % 4) {
                        case 0 -> client.send("QUIT\r\n");
                        case 1 -> client.send("PASS x\r\nQUIT\r\n").reply();
                        case 2 -> client.socket().setSoLinger(true, 0);
                        default -> client.reply();
                    }
                }
            }
            await().until(() -> ftp.server().sessions().isEmpty());
            // All places are there, and not one more.
            await().ignoreExceptionsMatching(AssertionError.class::isInstance).until(() -> {
                fill().forEach(FtpClient::close);
                return true;
            });
            await().until(() -> ftp.server().sessions().isEmpty());
            assertThat(ftp.recorder().count("opened")).isEqualTo(ftp.recorder().count("closed"));
        }
    }
}
