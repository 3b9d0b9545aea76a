package dev.wharf.storage.local;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.wharf.storage.Durability;

/**
 * Where files are kept, and how safely.
 *
 * @param dataDirectory holds what Wharf keeps; accounts without a home of their own have {@code files/<username>} in it
 * @param durability    what a file that got its 226 survives
 */
@ConfigurationProperties("wharf")
record StorageProperties(@DefaultValue("./data") String dataDirectory, @DefaultValue("DISK") Durability durability) {

    StorageProperties {
        if (dataDirectory.isBlank()) {
            throw new IllegalArgumentException("wharf.data-directory is blank");
        }
    }

    /** The data directory, absolute. It is bound as text, since Spring would look for a relative {@code Path} among the resources of the class path first. */
    Path data() {
        return Path.of(dataDirectory).toAbsolutePath().normalize();
    }
}
