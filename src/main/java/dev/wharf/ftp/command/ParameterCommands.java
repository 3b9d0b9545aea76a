package dev.wharf.ftp.command;

import java.util.Locale;

import dev.wharf.ftp.data.Representation.Mode;
import dev.wharf.ftp.data.Representation.Structure;
import dev.wharf.ftp.data.Representation.Type;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.session.Session;

/** TYPE, STRU, MODE, REST, ALLO: how the next transfer goes (RFC 959, 4.1.2; RFC 3659, 5). */
final class ParameterCommands {

    private ParameterCommands() {}

    static Outcome type(Request request) {
        Type type = switch (request.argument().toUpperCase(Locale.ROOT)) {
            case "A", "A N" -> Type.ASCII;
            case "I", "L 8" -> Type.IMAGE;
            case "E", "E N" -> Type.EBCDIC;
            default -> null;
        };
        if (type == null) {
            return Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "TYPE takes A, E, I or L 8; the format N.");
        }
        Session session = request.session();
        session.representation(session.representation().with(type));
        return Outcome.answer(ReplyCode.OK, "Type set to " + request.argument() + ".");
    }

    static Outcome stru(Request request) {
        Structure structure = switch (request.argument().toUpperCase(Locale.ROOT)) {
            case "F" -> Structure.FILE;
            case "R" -> Structure.RECORD;
            default -> null;
        };
        if (structure == null) {
            return Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "STRU takes F or R.");
        }
        Session session = request.session();
        session.representation(session.representation().with(structure));
        return Outcome.answer(ReplyCode.OK, "Structure set to " + request.argument() + ".");
    }

    static Outcome mode(Request request) {
        Mode mode = switch (request.argument().toUpperCase(Locale.ROOT)) {
            case "S" -> Mode.STREAM;
            case "B" -> Mode.BLOCK;
            case "C" -> Mode.COMPRESSED;
            case "Z" -> Mode.DEFLATE;
            default -> null;
        };
        if (mode == null) {
            return Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "MODE takes S, B, C or Z.");
        }
        Session session = request.session();
        session.representation(session.representation().with(mode));
        return Outcome.answer(ReplyCode.OK, "Mode set to " + request.argument() + ".");
    }

    static Outcome rest(Request request) {
        long offset = decimal(request.argument());
        if (offset < 0) {
            return Outcome.answer(ReplyCode.BAD_ARGUMENT, "REST takes a number of bytes.");
        }
        request.session().pending().restartAt(offset);
        return Outcome.answer(ReplyCode.PENDING_FURTHER_INFORMATION, "Restarting at " + offset + ": send RETR or STOR.");
    }

    /** {@code ALLO bytes [R recordSize]}: what is declared here must come (the upload fails otherwise); the record size says nothing to us. */
    static Outcome allo(Request request) {
        String[] words = request.argument().split(" ", -1);
        long bytes = decimal(words[0]);
        boolean record = words.length == 3 && words[1].equalsIgnoreCase("R") && decimal(words[2]) >= 0;
        if (bytes < 0 || words.length != 1 && !record) {
            return Outcome.answer(ReplyCode.BAD_ARGUMENT, "Syntax: ALLO " + request.spec().syntax());
        }
        request.session().pending().declare(bytes);
        return Outcome.answer(ReplyCode.OK, bytes + " bytes expected.");
    }

    /** Reads decimal digits; -1 where there are none, others, or more than a long holds. */
    static long decimal(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
