package dev.wharf.gateway;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.wharf.account.Account;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.Accounts;
import dev.wharf.account.PathPermissions;

/** Accounts of tests: new ones, and what can be changed of them. */
final class Partner {

    static final String PASSWORD = "a good password";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Partner() {}

    static Account make(Accounts accounts) {
        return make(accounts, AccountDetails.defaults());
    }

    static Account make(Accounts accounts, AccountDetails details) {
        return accounts.create("partner" + COUNT.incrementAndGet(), PASSWORD, details);
    }

    static AccountDetails with(QuotaLimits quota) {
        AccountDetails all = AccountDetails.defaults();
        return new AccountDetails(true, null, all.permissions(), quota, all.bandwidth(), null, List.of(), false, null, null);
    }

    static AccountDetails with(PathPermissions permissions) {
        AccountDetails all = AccountDetails.defaults();
        return new AccountDetails(true, null, permissions, all.quota(), all.bandwidth(), null, List.of(), false, null, null);
    }

    static AccountDetails enabled(boolean enabled) {
        AccountDetails all = AccountDetails.defaults();
        return new AccountDetails(enabled, null, all.permissions(), all.quota(), all.bandwidth(), null, List.of(), false, null, null);
    }

    static AccountDetails maxSessions(int maxSessions) {
        AccountDetails all = AccountDetails.defaults();
        return new AccountDetails(true, null, all.permissions(), all.quota(), all.bandwidth(), maxSessions, List.of(), false, null, null);
    }

    static AccountDetails home(@Nullable String homeDirectory) {
        AccountDetails all = AccountDetails.defaults();
        return new AccountDetails(true, homeDirectory, all.permissions(), all.quota(), all.bandwidth(), null, List.of(), false, null, null);
    }
}
