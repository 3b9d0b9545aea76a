/**
 * What a session remembers between two commands.
 */
@NullMarked
package dev.wharf.ftp.session;

import org.jspecify.annotations.NullMarked;
