package dev.wharf.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "routes")
class RouteEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String name;

    private boolean enabled;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "route_accounts", joinColumns = @JoinColumn(name = "route_id"))
    @OrderColumn(name = "place")
    @Column(name = "account")
    private List<String> accounts = new ArrayList<>();

    private String path;

    private String destination;

    @Version
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** For Hibernate. */
    protected RouteEntity() {}

    RouteEntity(String name, RouteTerms terms, Instant now) {
        this.name = name;
        this.createdAt = now;
        edit(terms, now);
    }

    final void edit(RouteTerms terms, Instant now) {
        enabled = terms.enabled();
        if (!accounts.equals(terms.accounts())) {
            accounts.clear();
            accounts.addAll(terms.accounts());
        }
        path = terms.path().toString();
        destination = terms.destination();
        updatedAt = now;
    }

    long version() {
        return version;
    }

    Route toRoute() {
        return new Route(name, enabled, List.copyOf(accounts), path, destination, version, createdAt, updatedAt);
    }
}
