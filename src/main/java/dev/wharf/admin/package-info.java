/**
 * The HTTP door: REST v1, its security and its description.
 */
@ApplicationModule(allowedDependencies = {"account", "quota", "storage", "transfer", "routing", "audit", "gateway"})
@NullMarked
package dev.wharf.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
