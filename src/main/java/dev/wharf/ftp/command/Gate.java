package dev.wharf.ftp.command;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.Permission;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.command.CommandSpec.Access;
import dev.wharf.ftp.command.CommandSpec.Argument;
import dev.wharf.ftp.protocol.CommandLine;
import dev.wharf.ftp.protocol.CommandLine.Fault;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.VirtualPath;
import dev.wharf.ftp.session.Services;
import dev.wharf.ftp.session.Session;

/**
 * The one gate before all handlers. In this order: a line that can't be read is 500 or 501, an unknown verb 500, a verb that needs a login 530, a missing
 * or superfluous argument 501, a path without permission 550. Runs on the loop thread.
 */
public final class Gate {

    /** Longer names than any file system keeps; bounds what one command can make the server build. */
    private static final int MAX_PATH = 4096;

    private static final Logger LOG = System.getLogger(Gate.class.getName());

    private final Services services;

    public Gate(Services services) {
        this.services = services;
    }

    /** The row of the verb; null where there is none. */
    public @Nullable CommandSpec spec(CommandLine line) {
        return CommandTable.find(line.verb());
    }

    public Outcome pass(Session session, CommandLine line) {
        String renameFrom = session.pending().takeRenameFrom();
        Outcome outcome = dispatch(session, line, renameFrom);
        if (outcome instanceof Outcome.Answer(Reply reply) && reply.isRefusal()) {
            services.listener().commandRefused(session.info(), line.verb(), reply.code());
        }
        return outcome;
    }

    private Outcome dispatch(Session session, CommandLine line, @Nullable String renameFrom) {
        if (line.fault() == Fault.TOO_LONG) {
            return Outcome.answer(ReplyCode.UNKNOWN_COMMAND, "Line too long.");
        }
        CommandSpec spec = CommandTable.find(line.verb());
        if (spec == null) {
            return Outcome.answer(ReplyCode.UNKNOWN_COMMAND, "Unknown command.");
        }
        FtpUser user = session.login().user();
        if (spec.access() == Access.LOGGED_IN && user == null) {
            return Outcome.answer(ReplyCode.NOT_LOGGED_IN, "Please log in with USER and PASS.");
        }
        if (!fits(spec.argument(), line)) {
            return Outcome.answer(ReplyCode.BAD_ARGUMENT, "Syntax: " + spec.verb() + (spec.syntax().isEmpty() ? "" : " " + spec.syntax()));
        }
        boolean namesPath = spec.argument() == Argument.PATH || spec.argument() == Argument.OPTIONAL_PATH && !line.argument().isEmpty();
        String path = namesPath ? VirtualPath.resolve(session.directory(), line.argument()) : session.directory();
        if (path.length() > MAX_PATH) {
            return Outcome.answer(ReplyCode.NAME_NOT_ALLOWED, "That path is too long.");
        }
        Permission permission = spec.permission();
        if (permission != null && user != null && !user.may(permission, path)) {
            // The offset was for what is refused here; the next transfer must not begin there.
            session.pending().takeRestart();
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Permission denied.");
        }
        return handle(spec, new Request(session, services, spec, line.argument(), path, renameFrom));
    }

    private static Outcome handle(CommandSpec spec, Request request) {
        try {
            return spec.handler().handle(request);
        } catch (StoreException failure) {
            return new Outcome.Answer(StoreReplies.of(failure));
        } catch (RuntimeException defect) {
            // A defect, or a database that is away behind a store or an authenticator: it ends this command, not the session.
            LOG.log(Level.ERROR, spec.verb() + " of " + request.session().id() + " failed", defect);
            return Outcome.answer(ReplyCode.LOCAL_ERROR, "The server could not do that.");
        }
    }

    private static boolean fits(Argument wanted, CommandLine line) {
        if (line.fault() == Fault.BAD_CHARACTERS) {
            return false;
        }
        return switch (wanted) {
            case NONE -> line.argument().isEmpty();
            case REQUIRED, PATH -> !line.argument().isEmpty();
            case OPTIONAL, OPTIONAL_PATH -> true;
        };
    }
}
