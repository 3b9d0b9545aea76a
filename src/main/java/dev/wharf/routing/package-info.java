/**
 * What happens to a file after its receipt: routes, destinations and deliveries.
 */
@ApplicationModule(allowedDependencies = {"account", "storage", "transfer"})
@NullMarked
package dev.wharf.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
