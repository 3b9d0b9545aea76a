/**
 * What runs: the acceptor, the control loop, the transfer routine and the watch over both.
 */
@NullMarked
package dev.wharf.ftp.control;

import org.jspecify.annotations.NullMarked;
