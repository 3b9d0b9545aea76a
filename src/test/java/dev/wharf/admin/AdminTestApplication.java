package dev.wharf.admin;

import java.time.Clock;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import dev.wharf.account.Accounts;
import dev.wharf.audit.AuditLog;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.transfer.TransferLog;

/** The HTTP door on the real modules behind it, except those that need an FTP server or a destination. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = {Accounts.class, QuotaLedger.class, TransferLog.class, AuditLog.class, AdminProperties.class},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
@ConfigurationPropertiesScan("dev.wharf")
@EntityScan({"dev.wharf.account", "dev.wharf.admin"})
@EnableJpaRepositories({"dev.wharf.account", "dev.wharf.admin"})
@Import({FakeGateway.class, FakeRoutes.class, FakeDeliveries.class})
class AdminTestApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
