/**
 * Append-only memory of who did what.
 */
@ApplicationModule(allowedDependencies = {"account", "routing"})
@NullMarked
package dev.wharf.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
