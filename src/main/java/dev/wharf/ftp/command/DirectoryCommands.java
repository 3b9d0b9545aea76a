package dev.wharf.ftp.command;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FileStore;
import dev.wharf.ftp.Permission;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.VirtualPath;

/** CWD, CDUP, PWD, MKD, RMD, DELE, RNFR, RNTO: the tree (RFC 959, 4.1.1 and 4.1.3). */
final class DirectoryCommands {

    private DirectoryCommands() {}

    static Outcome cwd(Request request) throws StoreException {
        return enter(request, request.path());
    }

    static Outcome cdup(Request request) throws StoreException {
        return enter(request, VirtualPath.parent(request.session().directory()));
    }

    private static Outcome enter(Request request, String path) throws StoreException {
        if (!request.user().files().stat(path).isDirectory()) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Not a directory.");
        }
        request.session().directory(path);
        return Outcome.answer(ReplyCode.FILE_ACTION_OK, "Now in " + Reply.quoted(path) + ".");
    }

    static Outcome pwd(Request request) {
        return Outcome.answer(ReplyCode.PATH_CREATED, Reply.quoted(request.session().directory()) + " is the working directory.");
    }

    static Outcome mkd(Request request) throws StoreException {
        request.user().files().makeDirectory(request.path());
        changed(request, null);
        return Outcome.answer(ReplyCode.PATH_CREATED, Reply.quoted(request.path()) + " created.");
    }

    static Outcome rmd(Request request) throws StoreException {
        request.user().files().removeDirectory(request.path());
        changed(request, null);
        return Outcome.answer(ReplyCode.FILE_ACTION_OK, "Directory removed.");
    }

    static Outcome dele(Request request) throws StoreException {
        request.user().files().deleteFile(request.path());
        changed(request, null);
        return Outcome.answer(ReplyCode.FILE_ACTION_OK, "File deleted.");
    }

    static Outcome rnfr(Request request) throws StoreException {
        request.user().files().stat(request.path());
        request.session().pending().renameFrom(request.path());
        return Outcome.answer(ReplyCode.PENDING_FURTHER_INFORMATION, "Send RNTO with the new name.");
    }

    static Outcome rnto(Request request) throws StoreException {
        String from = request.renameFrom();
        if (from == null) {
            return Outcome.answer(ReplyCode.BAD_SEQUENCE, "RNTO must follow RNFR.");
        }
        FileStore files = request.user().files();
        if (exists(files, request.path()) && !request.user().may(Permission.OVERWRITE, request.path())) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Permission denied: that name is taken.");
        }
        files.rename(from, request.path());
        request.services().listener().changed(request.session().info(), "RNTO", from, request.path());
        return Outcome.answer(ReplyCode.FILE_ACTION_OK, "Renamed.");
    }

    static boolean exists(FileStore files, String path) throws StoreException {
        try {
            files.stat(path);
            return true;
        } catch (StoreException failure) {
            if (failure.reason() == Reason.NOT_FOUND) {
                return false;
            }
            throw failure;
        }
    }

    private static void changed(Request request, @Nullable String target) {
        request.services().listener().changed(request.session().info(), request.spec().verb(), request.path(), target);
    }
}
