package dev.wharf.routing;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "destinations")
class DestinationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Destination.Type type;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "destination_settings", joinColumns = @JoinColumn(name = "destination_id"))
    @MapKeyColumn(name = "setting")
    @Column(name = "content")
    private Map<String, String> settings = new HashMap<>();

    @Version
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    /** For Hibernate. */
    protected DestinationEntity() {}

    DestinationEntity(String name, Destination.Type type, Map<String, String> settings, Instant now) {
        this.name = name;
        this.createdAt = now;
        edit(type, settings, now);
    }

    final void edit(Destination.Type newType, Map<String, String> newSettings, Instant now) {
        type = newType;
        settings.keySet().retainAll(newSettings.keySet());
        settings.putAll(newSettings);
        updatedAt = now;
    }

    long version() {
        return version;
    }

    Destination toDestination() {
        return new Destination(name, type, Collections.unmodifiableMap(new TreeMap<>(settings)), version, createdAt, updatedAt);
    }
}
