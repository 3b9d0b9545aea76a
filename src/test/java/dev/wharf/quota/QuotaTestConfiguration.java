package dev.wharf.quota;

import org.springframework.context.annotation.Import;

import dev.wharf.account.AccountTestConfiguration;

/** The quota module and the accounts below it. Not a configuration by annotation, so that no scan of the application finds it. */
@Import({AccountTestConfiguration.class, StoredQuotaLedger.class, UsageRows.class, UsageFollowsAccounts.class})
class QuotaTestConfiguration {}
