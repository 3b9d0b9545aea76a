/**
 * Keeps the files of accounts: local disk behind the engine's SPI, where no name leaves the account's home.
 */
@ApplicationModule(allowedDependencies = {"ftp"})
@NullMarked
package dev.wharf.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
