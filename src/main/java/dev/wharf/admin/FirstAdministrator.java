package dev.wharf.admin;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

import dev.wharf.admin.Administrator.Role;

/** Makes sure that there is someone who may pass the door. */
@Component
final class FirstAdministrator implements SmartInitializingSingleton {

    /** Without what looks alike in print: 0 O o, 1 I l. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz";
    private static final int LENGTH = 24;

    private final AdministratorRepository administrators;
    private final PasswordEncoder encoder;
    private final AdminProperties properties;
    private final AtomicReference<@Nullable String> generated = new AtomicReference<>();

    FirstAdministrator(AdministratorRepository administrators, PasswordEncoder encoder, AdminProperties properties) {
        this.administrators = administrators;
        this.encoder = encoder;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        String configured = properties.password();
        if (configured != null) {
            set(configured);
        }
    }

    /** When nothing can fail the start any more: a start that fails would keep the password to itself, and no later one would make another. */
    @EventListener(ApplicationStartedEvent.class)
    void generateWhereNone() {
        if (properties.password() == null && administrators.count() == 0) {
            String password = generate();
            if (create(password)) {
                generated.set(password);
            }
        }
    }

    /** The password that was generated in this start, for whoever asks first; null for the others, and where none was. */
    @Nullable String takeGeneratedPassword() {
        return generated.getAndSet(null);
    }

    private void set(String password) {
        administrators.findByUsername(properties.username()).ifPresentOrElse(known -> update(known, password), () -> create(password));
    }

    private void update(Administrator known, String password) {
        if (!encoder.matches(password, known.passwordHash())) {
            known.changePassword(hash(password));
            administrators.saveAndFlush(known);
        }
    }

    /** @return false where another node that starts on the same database was first */
    private boolean create(String password) {
        try {
            administrators.saveAndFlush(new Administrator(properties.username(), hash(password), Role.ADMIN));
            return true;
        } catch (DataIntegrityViolationException nameTaken) {
            return false;
        }
    }

    private String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The password encoder made no hash");
        }
        return hash;
    }

    private static String generate() {
        return new SecureRandom().ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).map(String::valueOf)
                .collect(Collectors.joining());
    }
}
