package dev.wharf.gateway;

import java.io.IOException;
import java.time.Clock;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import dev.wharf.account.Accounts;
import dev.wharf.audit.AuditLog;
import dev.wharf.quota.QuotaLedger;
import dev.wharf.routing.Routes;
import dev.wharf.storage.Stores;
import dev.wharf.transfer.TransferLog;

/** The gateway with everything that it joins, without the HTTP door. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = {Accounts.class, QuotaLedger.class, Stores.class, TransferLog.class, AuditLog.class, Routes.class,
    FtpGateway.class}, excludeFilters = @Filter(type = FilterType.CUSTOM, classes = WholeGateway.OfTests.class))
@ConfigurationPropertiesScan("dev.wharf")
@EntityScan({"dev.wharf.account", "dev.wharf.routing"})
@EnableJpaRepositories({"dev.wharf.account", "dev.wharf.routing"})
class WholeGateway {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Other modules' tests have configurations of their own beside the modules. */
    static final class OfTests implements TypeFilter {

        private static final String LOCATION = WholeGateway.class.getProtectionDomain().getCodeSource().getLocation().toString();

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            return type.getResource().getURL().toString().startsWith(LOCATION);
        }
    }
}
