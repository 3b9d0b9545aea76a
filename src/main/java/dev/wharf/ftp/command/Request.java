package dev.wharf.ftp.command;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.session.Services;
import dev.wharf.ftp.session.Session;

/**
 * A command that has passed the gate.
 *
 * @param argument   as it came; "" where nothing did
 * @param path       what the argument means, absolute and normalised, for verbs that take a path; the working directory where an optional one is
 *                   missing, and for all others
 * @param renameFrom what RNFR named, if that was the command before this one
 */
public record Request(Session session, Services services, CommandSpec spec, String argument, String path, @Nullable String renameFrom) {

    public FtpUser user() {
        return session.user();
    }

    public FtpServerSettings settings() {
        return services.settings();
    }
}
