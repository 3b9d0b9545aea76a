package dev.wharf.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.support.TransactionTemplate;
import com.zaxxer.hikari.HikariDataSource;

import dev.wharf.account.AccountEvent;
import dev.wharf.routing.RoutingEvent;
import dev.wharf.transfer.TestDatabases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AdministrationListenerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private HikariDataSource dataSource;
    private AnnotationConfigApplicationContext context;
    private AuditLog log;

    @BeforeEach
    void open() {
        dataSource = TestDatabases.h2(directory);
        context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(dataSource));
        context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
        context.registerBean(Clock.class, () -> Clock.fixed(NOON, ZoneOffset.UTC));
        context.register(JdbcAuditLog.class, AdministrationListener.class);
        context.refresh();
        log = context.getBean(AuditLog.class);
    }

    @AfterEach
    void close() {
        SecurityContextHolder.clearContext();
        context.close();
        dataSource.close();
    }

    @Test
    void writesWhatHappenedToAccounts() {
        context.publishEvent(new AccountEvent.AccountCreated("acme"));
        context.publishEvent(new AccountEvent.AccountChanged("acme", false));
        context.publishEvent(new AccountEvent.AccountChanged("acme", true));
        context.publishEvent(new AccountEvent.AccountDeleted("acme"));
        assertThat(log.search(null, null, null, 10).reversed()).extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::detail)
                .containsExactly(
                        row("ACCOUNT_CREATED", "acme", null), row("ACCOUNT_CHANGED", "acme", null),
                        row("ACCOUNT_CHANGED", "acme", "with a new password"),
                        row("ACCOUNT_DELETED", "acme", null));
    }

    @Test
    void writesWhatHappenedToRouting() {
        UUID delivery = UUID.randomUUID();
        context.publishEvent(new RoutingEvent.DestinationEdited("archive", "CREATED"));
        context.publishEvent(new RoutingEvent.RouteEdited("all", "DELETED"));
        context.publishEvent(new RoutingEvent.DeliveryRetried(delivery));
        assertThat(log.search(null, null, null, 10).reversed()).extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::detail)
                .containsExactly(
                        row("DESTINATION_CREATED", "archive", null), row("ROUTE_DELETED", "all", null),
                        row("DELIVERY_RETRIED", delivery.toString(), null));
    }

    private static Tuple row(Object... values) {
        return tuple(values);
    }

    @Test
    void namesTheAdministratorAndTheAddress() {
        var authentication = new UsernamePasswordAuthenticationToken("root", "", AuthorityUtils.NO_AUTHORITIES);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.9");
        authentication.setDetails(new WebAuthenticationDetails(request));
        SecurityContextHolder.getContext().setAuthentication(authentication);
        context.publishEvent(new AccountEvent.AccountCreated("acme"));
        AuditEntry entry = log.search(null, null, null, 1).getFirst();
        assertThat(entry.actor()).isEqualTo("admin:root");
        assertThat(entry.remote()).isEqualTo("192.0.2.9");
        assertThat(entry.at()).isEqualTo(NOON);
    }

    @Test
    void namesTheSystemWhereNobodyIsLoggedIn() {
        context.publishEvent(new AccountEvent.AccountCreated("demo"));
        SecurityContextHolder.getContext().setAuthentication(
                new AnonymousAuthenticationToken("key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        context.publishEvent(new AccountEvent.AccountCreated("demo"));
        assertThat(log.search("system", null, null, 10)).hasSize(2).allSatisfy(entry -> assertThat(entry.remote()).isNull());
    }

    @Test
    void forgetsWhatWasRolledBack() {
        new TransactionTemplate(context.getBean(JdbcTransactionManager.class)).executeWithoutResult(status -> {
            context.publishEvent(new AccountEvent.AccountCreated("acme"));
            assertThat(log.search(null, null, null, 10)).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(log.search(null, null, null, 10)).isEmpty();
    }
}
