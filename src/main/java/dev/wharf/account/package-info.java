/**
 * Who may log in, with which rights and limits.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.wharf.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
