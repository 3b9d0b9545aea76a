/**
 * The log of transfers, and the receipt that binds a file to it.
 */
@ApplicationModule(allowedDependencies = {"account"})
@NullMarked
package dev.wharf.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
