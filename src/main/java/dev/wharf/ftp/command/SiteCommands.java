package dev.wharf.ftp.command;

import java.util.List;
import java.util.Locale;

import dev.wharf.ftp.Permission;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.VirtualPath;

/** SITE: what is particular to this server (RFC 959, 4.1.3). */
final class SiteCommands {

    private SiteCommands() {}

    static Outcome site(Request request) throws StoreException {
        int space = request.argument().indexOf(' ');
        String verb = (space < 0 ? request.argument() : request.argument().substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : request.argument().substring(space + 1);
        return switch (verb) {
            case "HELP" -> new Outcome.Answer(
                    Reply.lines(ReplyCode.HELP, "These SITE commands are known:", List.of("CHMOD <mode> <path>", "HELP"), "End."));
            case "CHMOD" -> chmod(request, rest);
            default -> Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "That SITE command is not known.");
        };
    }

    private static Outcome chmod(Request request, String argument) throws StoreException {
        int space = argument.indexOf(' ');
        int mode = space < 0 ? -1 : octal(argument.substring(0, space));
        if (mode < 0 || space + 1 == argument.length()) {
            return Outcome.answer(ReplyCode.BAD_ARGUMENT, "Syntax: SITE CHMOD <mode> <path>");
        }
        String path = VirtualPath.resolve(request.session().directory(), argument.substring(space + 1));
        if (!request.user().may(Permission.CHANGE_ATTRIBUTES, path)) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Permission denied.");
        }
        request.user().files().setMode(path, mode);
        request.services().listener().changed(request.session().info(), "SITE CHMOD", path, null);
        return Outcome.answer(ReplyCode.OK, "Mode changed.");
    }

    /** Three octal digits, or four that begin with 0; -1 for anything else. */
    private static int octal(String digits) {
        if (digits.length() < 3 || digits.length() > 4 || digits.length() == 4 && digits.charAt(0) != '0'
                || !digits.chars().allMatch(c -> c >= '0' && c <= '7')) {
            return -1;
        }
        return Integer.parseInt(digits, 8);
    }
}
