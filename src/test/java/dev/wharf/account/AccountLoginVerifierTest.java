package dev.wharf.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.LoginVerifier.LoginResult.Accepted;
import dev.wharf.account.LoginVerifier.LoginResult.Rejected;
import dev.wharf.account.LoginVerifier.Reason;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = AccountTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = {"spring.main.banner-mode=off", "spring.datasource.url=jdbc:h2:mem:logins;DB_CLOSE_DELAY=-1"})
class AccountLoginVerifierTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String REMOTE = "192.0.2.1";

    private final CountingEncoder encoder = new CountingEncoder(() -> {
    });
    private StoredAccounts accounts;
    private LoginVerifier logins;

    @BeforeEach
    void makeAVerifierWithACheapHash(@Autowired AccountRepository rows, @Autowired TransactionTemplate transactions,
            @Autowired ApplicationEventPublisher events) {
        rows.deleteAll();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        accounts = new StoredAccounts(rows, encoder, transactions, events, clock);
        var remembered = new RememberedPasswords(Duration.ofMinutes(5), Ticker.systemTicker());
        logins = new AccountLoginVerifier(accounts, new LimitedPasswordVerification(encoder, remembered, 1, 10), clock);
    }

    @Test
    void acceptsTheRightPasswordUnderAnyCaseOfTheName() {
        Account acme = accounts.create("Acme", "pw", AccountDetails.defaults());

        assertThat(logins.verify("acme", "pw", REMOTE, false)).isEqualTo(new Accepted(acme));
        assertThat(logins.verify("ACME", "pw", REMOTE, true)).isEqualTo(new Accepted(acme));
        assertThat(encoder.comparisons()).isEqualTo(1);
    }

    @Test
    void paysOneHashForEachUnknownNameAndEachWrongPassword() {
        accounts.create("acme", "pw", AccountDetails.defaults());

        assertCosts(1, Reason.UNKNOWN_USER, "nobody", "pw");
        assertCosts(1, Reason.UNKNOWN_USER, "not a name", "pw");
        assertCosts(1, Reason.WRONG_PASSWORD, "acme", "wrong");
        assertCosts(1, Reason.WRONG_PASSWORD, "acme", "wrong");
    }

    @Test
    void tellsOfNoRuleToThoseWhoDoNotKnowThePassword() {
        accounts.create("acme", "pw", rules(false, List.of("10.0.0.0/8"), true, NOW));

        assertCosts(1, Reason.WRONG_PASSWORD, "acme", "wrong");
    }

    @Test
    void paysOneHashForEachRefusalByARule() {
        accounts.create("disabled", "pw", rules(false, List.of(), false, null));
        accounts.create("expired", "pw", rules(true, List.of(), false, NOW));
        accounts.create("elsewhere", "pw", rules(true, List.of("10.0.0.0/8", "::1"), false, null));
        accounts.create("secure", "pw", rules(true, List.of(), true, null));

        for (int i = 0; i < 2; i++) {
            assertCosts(1, Reason.DISABLED, "disabled", "pw");
            assertCosts(1, Reason.EXPIRED, "expired", "pw");
            assertCosts(1, Reason.NETWORK_NOT_ALLOWED, "elsewhere", "pw");
            assertCosts(1, Reason.TLS_REQUIRED, "secure", "pw");
        }
    }

    @Test
    void paysForARefusalByARuleThoughThePasswordIsRemembered() {
        accounts.create("acme", "pw", rules(true, List.of("192.0.2.0/24"), false, null));
        logins.verify("acme", "pw", REMOTE, false);
        encoder.compared.clear();

        assertThat(logins.verify("acme", "pw", "198.51.100.1", false)).isEqualTo(new Rejected(Reason.NETWORK_NOT_ALLOWED));
        assertThat(encoder.comparisons()).isEqualTo(1);
    }

    @Test
    void acceptsWhatEveryRuleAllows() {
        accounts.create("acme", "pw", rules(true, List.of("10.0.0.0/8", "192.0.2.0/24"), true, NOW.plusSeconds(1)));

        assertThat(logins.verify("acme", "pw", REMOTE, true)).isInstanceOf(Accepted.class);
    }

    @Test
    void forgetsAPasswordThatWasChanged() {
        accounts.create("acme", "pw", AccountDetails.defaults());
        logins.verify("acme", "pw", REMOTE, false);

        accounts.update("acme", "new", AccountDetails.defaults(), null);

        assertThat(logins.verify("acme", "pw", REMOTE, false)).isEqualTo(new Rejected(Reason.WRONG_PASSWORD));
        assertThat(logins.verify("acme", "new", REMOTE, false)).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesAnAccountThatWasDisabledOrDeletedAMomentAgo() {
        accounts.create("acme", "pw", AccountDetails.defaults());
        logins.verify("acme", "pw", REMOTE, false);

        accounts.update("acme", null, rules(false, List.of(), false, null), null);
        assertThat(logins.verify("acme", "pw", REMOTE, false)).isEqualTo(new Rejected(Reason.DISABLED));

        accounts.delete("acme");
        assertThat(logins.verify("acme", "pw", REMOTE, false)).isEqualTo(new Rejected(Reason.UNKNOWN_USER));
    }

    @Test
    void saysWhenItWasInterruptedWhileItWaited() {
        accounts.create("acme", "pw", AccountDetails.defaults());
        Thread.currentThread().interrupt();

        assertThat(logins.verify("acme", "pw", REMOTE, false)).isEqualTo(new Rejected(Reason.TOO_BUSY));
        assertThat(Thread.interrupted()).isTrue();
    }

    private void assertCosts(int hashes, Reason reason, String username, String password) {
        encoder.compared.clear();
        assertThat(logins.verify(username, password, REMOTE, false)).isEqualTo(new Rejected(reason));
        assertThat(encoder.comparisons()).isEqualTo(hashes);
    }

    private static AccountDetails rules(boolean enabled, List<String> networks, boolean tls, Instant expiresAt) {
        return new AccountDetails(enabled, null, PathPermissions.ALL, QuotaLimits.NONE, Bandwidth.NONE, null, networks, tls, expiresAt,
                null);
    }
}
