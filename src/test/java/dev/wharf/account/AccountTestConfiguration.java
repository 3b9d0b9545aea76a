package dev.wharf.account;

import java.time.Clock;
import java.time.ZoneOffset;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The account module on a database, without the rest of the application. Not a configuration by annotation, so that no scan of the application finds it. */
@AutoConfigurationPackage(basePackageClasses = AccountTestConfiguration.class)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, FlywayAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class, TransactionAutoConfiguration.class,
    TransactionManagerCustomizationAutoConfiguration.class, PersistenceExceptionTranslationAutoConfiguration.class})
@Import({StoredAccounts.class, PasswordConfiguration.class, AccountLoginVerifier.class})
public class AccountTestConfiguration {

    @Bean
    Clock clock() {
        return Clock.system(ZoneOffset.UTC);
    }
}
