/**
 * Writes directories down for LIST, NLST, MLSD and MLST, and matches names against shell patterns.
 */
@NullMarked
package dev.wharf.ftp.listing;

import org.jspecify.annotations.NullMarked;
