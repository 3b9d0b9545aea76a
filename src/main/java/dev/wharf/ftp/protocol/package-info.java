/**
 * What goes over the control connection: lines in, replies out, and the values they carry.
 */
@NullMarked
package dev.wharf.ftp.protocol;

import org.jspecify.annotations.NullMarked;
