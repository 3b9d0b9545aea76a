/** Wharf, a managed FTP and FTPS gateway: this package starts it, its modules are the packages below. */
@NullMarked
package dev.wharf;

import org.jspecify.annotations.NullMarked;
