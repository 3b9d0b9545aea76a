/**
 * Limits what an account may store, and counts what it does.
 */
@ApplicationModule(allowedDependencies = {"account"})
@NullMarked
package dev.wharf.quota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
