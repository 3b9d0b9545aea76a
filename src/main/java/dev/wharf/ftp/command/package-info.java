/**
 * The command table, the gate before it, and the handlers, which answer with outcomes and never touch a socket.
 */
@NullMarked
package dev.wharf.ftp.command;

import org.jspecify.annotations.NullMarked;
