/**
 * Speaks FTP and FTPS over blocking sockets: a plain library, whose root package is its API and the SPI that a host implements.
 */
@NullMarked
package dev.wharf.ftp;

import org.jspecify.annotations.NullMarked;
