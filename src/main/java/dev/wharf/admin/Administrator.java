package dev.wharf.admin;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Someone who may use the HTTP door. */
@Entity
class Administrator {

    /** Each may do what the ones after it may. */
    enum Role {
        /** Everything. */
        ADMIN,
        /** Ends sessions and retries deliveries. */
        OPERATOR,
        /** Reads and exports. */
        AUDITOR
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username;

    private String passwordHash;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean enabled;

    protected Administrator() {}

    Administrator(String username, String passwordHash, Role role) {
        this.username = username;
        this.passwordHash = passwordHash;
        this.role = role;
        this.enabled = true;
    }

    String username() {
        return username;
    }

    Role role() {
        return role;
    }

    /** What a password is compared with; null where none lets them in. */
    @Nullable String usableHash() {
        return enabled ? passwordHash : null;
    }

    String passwordHash() {
        return passwordHash;
    }

    void changePassword(String hash) {
        this.passwordHash = hash;
    }
}
