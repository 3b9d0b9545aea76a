/**
 * The hinge: configures, starts and drains the engine, adapts its SPI to the modules, and commits receipts.
 */
@ApplicationModule(allowedDependencies = {"ftp", "account", "quota", "storage", "transfer", "routing", "audit"})
@NullMarked
package dev.wharf.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
