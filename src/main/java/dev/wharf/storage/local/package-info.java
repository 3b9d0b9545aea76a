/**
 * Stores files on local disk, reaching each through handles of its directories.
 */
@NullMarked
package dev.wharf.storage.local;

import org.jspecify.annotations.NullMarked;
