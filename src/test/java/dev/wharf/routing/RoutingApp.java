package dev.wharf.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.account.Accounts;
import dev.wharf.routing.DeliveryLedger.NewDelivery;
import dev.wharf.routing.DeliveryLedger.PlannedDelivery;
import dev.wharf.transfer.TransferIds;

import static org.awaitility.Awaitility.await;

/** The module alone, on a real database, with kept files and accounts of its own. */
final class RoutingApp implements AutoCloseable {

    final MutableClock clock;
    final KeptFiles kept;
    final List<RoutingEvent> events = new CopyOnWriteArrayList<>();
    private final ConfigurableApplicationContext context;

    private RoutingApp(Path directory, String url, MutableClock clock, String... properties) throws IOException {
        this.clock = clock;
        this.kept = new KeptFiles(directory.resolve("kept"));
        List<String> all = new ArrayList<>(
                List.of("spring.datasource.url=" + url, "spring.jpa.hibernate.ddl-auto=none", "spring.jpa.open-in-view=false",
                        "spring.main.banner-mode=off", "logging.level.root=WARN", "spring.datasource.hikari.maximum-pool-size=12"));
        all.addAll(List.of(properties));
        this.context = new SpringApplicationBuilder(Config.class).web(WebApplicationType.NONE).properties(all.toArray(String[]::new))
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("clock", clock);
                    starting.getBeanFactory().registerSingleton("stores", kept);
                    starting.getBeanFactory().registerSingleton("events", new Events(events));
                }).run("--spring.config.name=none");
    }

    static RoutingApp onH2(Path directory, String... properties) throws IOException {
        return on(directory, h2(directory), new MutableClock(), properties);
    }

    static RoutingApp on(Path directory, String url, MutableClock clock, String... properties) throws IOException {
        return new RoutingApp(directory, url, clock, properties);
    }

    static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("db") + ";WRITE_DELAY=0";
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Routes routes() {
        return bean(Routes.class);
    }

    Deliveries deliveries() {
        return bean(Deliveries.class);
    }

    DeliveryLedger ledger() {
        return bean(DeliveryLedger.class);
    }

    JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    void inTransaction(Runnable action) {
        new TransactionTemplate(bean(PlatformTransactionManager.class)).executeWithoutResult(status -> action.run());
    }

    /** Receives a file as the gateway does. @return its deliveries, which have been committed and woken */
    List<Delivery> receive(String account, String path, String content) throws IOException {
        return receive(account, path, content.getBytes(StandardCharsets.UTF_8));
    }

    List<Delivery> receive(String account, String path, byte[] content) throws IOException {
        UUID transfer = TransferIds.next();
        append(ledger().plan(account, path, content.length), transfer, account, path, content, kept.keep(content));
        ledger().wakeUp();
        return of(transfer);
    }

    void append(List<PlannedDelivery> plans, UUID transfer, String account, String path, byte[] content, String locator) {
        inTransaction(() -> ledger().append(plans.stream()
                .map(plan -> new NewDelivery(plan, transfer, account, path, content.length, sha256(content), "SHA-256", locator,
                        clock.instant()))
                .toList()));
    }

    List<Delivery> of(UUID transfer) {
        return deliveries().search(null, null, null, transfer, null, 100);
    }

    String locator(Delivery delivery) {
        return jdbc().queryForObject("SELECT content FROM deliveries WHERE id = ?", String.class, delivery.id());
    }

    Delivery awaitState(Delivery delivery, Delivery.State state) {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(
                () -> deliveries().find(delivery.id()).orElseThrow(),
                found -> found.state() == state);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    record Events(List<RoutingEvent> seen) {

        @EventListener
        void on(RoutingEvent event) {
            seen.add(event);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class, HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
        IntegrationAutoConfiguration.class})
    @EntityScan(basePackageClasses = Routes.class)
    @EnableJpaRepositories(basePackageClasses = Routes.class)
    @ComponentScan(basePackageClasses = Routes.class)
    @EnableConfigurationProperties(DeliveryProperties.class)
    static class Config {

        @Bean
        Accounts accounts() {
            return new NamedAccounts("acme", "globex");
        }
    }
}
