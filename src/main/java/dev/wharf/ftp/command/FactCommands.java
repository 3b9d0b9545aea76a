package dev.wharf.ftp.command;

import java.time.Instant;
import java.util.List;

import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.FileStore;
import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.data.Representation.Type;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.TimeVal;
import dev.wharf.ftp.protocol.VirtualPath;

/** SIZE, MDTM, MFMT, MLST, AVBL: what is known of a file (RFC 3659; draft-somers-ftp-mfxx; draft-peterson-streamlined-ftp-command-extensions). */
final class FactCommands {

    private FactCommands() {}

    /** RFC 3659, 4: the size as it would be transferred; in TYPE A and E that would mean to read the file. */
    static Outcome size(Request request) throws StoreException {
        FileInfo file = file(request);
        if (request.session().representation().type() != Type.IMAGE) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "SIZE is answered in TYPE I alone.");
        }
        return Outcome.answer(ReplyCode.FILE_STATUS, Long.toString(file.size()));
    }

    static Outcome mdtm(Request request) throws StoreException {
        return Outcome.answer(ReplyCode.FILE_STATUS, TimeVal.format(request.user().files().stat(request.path()).modified()));
    }

    /** {@code MFMT YYYYMMDDHHMMSS path}: the path is behind the first space. */
    static Outcome mfmt(Request request) throws StoreException {
        int space = request.argument().indexOf(' ');
        Instant time = space < 0 ? null : TimeVal.parse(request.argument().substring(0, space));
        if (time == null || space + 1 == request.argument().length()) {
            return Outcome.answer(ReplyCode.BAD_ARGUMENT, "Syntax: MFMT " + request.spec().syntax());
        }
        String name = request.argument().substring(space + 1);
        String path = VirtualPath.resolve(request.session().directory(), name);
        if (!request.user().may(dev.wharf.ftp.Permission.CHANGE_ATTRIBUTES, path)) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Permission denied.");
        }
        request.user().files().setModified(path, time);
        request.services().listener().changed(request.session().info(), "MFMT", path, null);
        return Outcome.answer(ReplyCode.FILE_STATUS, "Modify=" + TimeVal.format(time) + "; " + name);
    }

    static Outcome mlst(Request request) throws StoreException {
        FileStore files = request.user().files();
        FileInfo info = files.stat(request.path());
        var rights = Rights.of(request.user(), request.path());
        String line = request.session().facts().line(info, rights, request.path());
        return new Outcome.Answer(Reply.lines(ReplyCode.FILE_ACTION_OK, "Facts:", List.of(line), "End."));
    }

    static Outcome avbl(Request request) throws StoreException {
        FtpUser user = request.user();
        long bytes = user.files().availableBytes();
        return bytes < 0 ? Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "That is not known.")
                : Outcome.answer(ReplyCode.FILE_STATUS, Long.toString(bytes));
    }

    /** @throws StoreException when it is a directory, or nothing */
    static FileInfo file(Request request) throws StoreException {
        FileInfo info = request.user().files().stat(request.path());
        if (info.isDirectory()) {
            throw new StoreException(StoreException.Reason.IS_A_DIRECTORY, "That is a directory.");
        }
        return info;
    }
}
