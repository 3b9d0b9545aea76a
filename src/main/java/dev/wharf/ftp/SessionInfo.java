package dev.wharf.ftp;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A session at one moment.
 *
 * @param id             unique in this server's life and beyond
 * @param username       null until someone has logged in
 * @param remote         the client's address, without a port
 * @param remotePort     the client's port, 1 to 65535
 * @param tls            the TLS version of the control connection ("TLSv1.3"); null when it is clear
 * @param lastActivityAt when a command or a byte last passed
 * @param lastCommand    the last verb; "" before the first
 * @param directory      the working directory
 * @param transfer       what is being transferred; null when nothing is
 */
public record SessionInfo(String id, @Nullable String username, String remote, int remotePort, @Nullable String tls, Instant startedAt,
        Instant lastActivityAt, String lastCommand, String directory, @Nullable TransferProgress transfer) {

    /** @param bytes payload that has passed so far */
    public record TransferProgress(Direction direction, String path, long bytes, Instant startedAt) {}
}
