package dev.wharf.ftp.command;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

import dev.wharf.ftp.FtpUser;
import dev.wharf.ftp.Permission;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.UploadRequest;
import dev.wharf.ftp.data.Representation;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.VirtualPath;

/** RETR, STOR, APPE, STOU, ABOR: files (RFC 959, 4.1.3). Each becomes a {@link TransferJob}; one routine runs them all. */
final class TransferCommands {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TransferCommands() {}

    static Outcome retr(Request request) throws StoreException {
        long offset = request.session().pending().takeRestart();
        if (offset > 0 && translates(request)) {
            return noRestart();
        }
        FactCommands.file(request);
        return new Outcome.Transfer(new TransferJob.Retrieve(request.path(), offset));
    }

    static Outcome stor(Request request) throws StoreException {
        return store(request, request.path(), request.session().pending().takeRestart(), false);
    }

    static Outcome appe(Request request) throws StoreException {
        request.session().pending().takeRestart();
        return store(request, request.path(), UploadRequest.AT_END, false);
    }

    /** RFC 1123, 4.1.2.9: the server makes the name, and says it in the 150. The time and 32 random bits make it unique. */
    static Outcome stou(Request request) throws StoreException {
        request.session().pending().takeRestart();
        byte[] bits = new byte[4];
        RANDOM.nextBytes(bits);
        String name = "upload-" + Instant.now().toEpochMilli() + "-" + HexFormat.of().formatHex(bits);
        return store(request, VirtualPath.child(request.session().directory(), name), 0, true);
    }

    static Outcome abor(Request request) {
        return new Outcome.Abort();
    }

    private static Outcome store(Request request, String path, long offset, boolean unique) throws StoreException {
        long declared = request.session().pending().takeDeclaredBytes();
        if (offset > 0 && translates(request)) {
            return noRestart();
        }
        if (!mayStore(request.user(), path)) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Permission denied.");
        }
        return new Outcome.Transfer(new TransferJob.Store(path, offset, translates(request) ? -1 : declared, unique));
    }

    /** Who may do both need not be asked which it is: that saves most uploads a look at the disk. */
    private static boolean mayStore(FtpUser user, String path) throws StoreException {
        boolean upload = user.may(Permission.UPLOAD, path);
        boolean overwrite = user.may(Permission.OVERWRITE, path);
        return upload && overwrite || (upload || overwrite) && overwrite == DirectoryCommands.exists(user.files(), path);
    }

    /** Offsets and sizes count bytes of the stored file, which a translation changes. */
    private static boolean translates(Request request) {
        return !request.session().representation().equals(Representation.PLAIN);
    }

    private static Outcome noRestart() {
        return Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "REST works in TYPE I, STRU F, MODE S alone.");
    }
}
