/**
 * Carries bytes: connections in clear and in TLS, passive ports, and the translations between what is stored and what travels.
 */
@NullMarked
package dev.wharf.ftp.data;

import org.jspecify.annotations.NullMarked;
