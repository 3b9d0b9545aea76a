package dev.wharf.routing;

import java.io.IOException;
import java.util.Collection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.wharf.storage.Stores;

/** Removes kept content that no delivery needs any more. */
@Component
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final Stores stores;

    Snapshots(Stores stores) {
        this.stores = stores;
    }

    /** What can't be removed now is found unneeded at the next start. */
    void forget(Collection<String> locators) {
        for (String locator : locators) {
            try {
                stores.deleteSnapshot(locator);
            } catch (IOException e) {
                LOG.warn("Kept content {} could not be removed", locator, e);
            }
        }
    }
}
