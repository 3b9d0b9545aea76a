package dev.wharf.quota;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.Accounts;
import dev.wharf.account.PathPermissions;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An account of 100 bytes and 2 files, with nothing stored, for each test. */
@SpringBootTest(classes = QuotaTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = {"spring.main.banner-mode=off", "spring.datasource.url=jdbc:h2:mem:leases;DB_CLOSE_DELAY=-1"})
abstract class AccountWithLimits {

    static final String BYTES = "The account's limit of 100 bytes would be passed.";
    static final String FILES = "The account's limit of 2 files would be passed.";

    @Autowired
    Accounts accounts;
    @Autowired
    QuotaLedger ledger;

    @BeforeEach
    void makeAnAccountWithLimits() {
        accounts.find("acme").ifPresent(account -> accounts.delete("acme"));
        accounts.create("acme", "pw", details(100L, 2L, null));
    }

    QuotaLease open(String path, long replacedBytes) throws QuotaExceededException {
        return ledger.open("acme", path, replacedBytes);
    }

    static AccountDetails details(Long maxBytes, Long maxFiles, Long maxFileBytes) {
        return new AccountDetails(true, null, PathPermissions.ALL, new QuotaLimits(maxBytes, maxFiles, maxFileBytes), Bandwidth.NONE, null,
                List.of(), false,
                null, null);
    }

    static void refuses(String message, ThrowingCallable action) {
        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(action).withMessage(message);
    }
}
