package dev.wharf.ftp.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.wharf.ftp.SessionInfo;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.TlsMode;
import dev.wharf.ftp.listing.MlstFacts;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.session.Session;

/** SYST, STAT, NOOP, HELP, FEAT, OPTS, HOST, LANG, CLNT: what the server is and can (RFC 959, 4.1.3; RFC 2389; RFC 2640; RFC 7151). */
final class ServerCommands {

    private static final int VERBS_A_LINE = 8;

    private ServerCommands() {}

    static Outcome syst(Request request) {
        return Outcome.answer(ReplyCode.SYSTEM_TYPE, "UNIX Type: L8");
    }

    static Outcome noop(Request request) {
        return Outcome.answer(ReplyCode.OK, "OK.");
    }

    /** Without an argument: the session, also while a transfer runs. */
    static Outcome stat(Request request) throws StoreException {
        if (!request.argument().isEmpty()) {
            if (request.session().login().user() == null) {
                return Outcome.answer(ReplyCode.NOT_LOGGED_IN, "Please log in with USER and PASS.");
            }
            return ListCommands.stat(request);
        }
        SessionInfo info = request.session().info();
        List<String> lines = new ArrayList<>();
        lines.add("Connected from " + info.remote());
        lines.add(info.username() == null ? "Not logged in" : "Logged in as " + info.username());
        lines.add(info.tls() == null ? "Control connection in clear" : "Control connection encrypted (" + info.tls() + ")");
        lines.add("Data connections " + (request.session().isDataProtected() ? "encrypted" : "in clear") + ", TYPE "
                + request.session().representation().type());
        SessionInfo.TransferProgress transfer = info.transfer();
        lines.add(transfer == null ? "No transfer under way"
                : transfer.direction() + " of " + transfer.path() + ": " + transfer.bytes() + " bytes so far");
        return new Outcome.Answer(Reply.lines(ReplyCode.SYSTEM_STATUS, "Status of this session:", lines, "End."));
    }

    static Outcome help(Request request) {
        if (request.argument().isEmpty()) {
            return new Outcome.Answer(
                    Reply.lines(ReplyCode.HELP, "These commands are known:", columns(CommandTable.verbs()), "HELP <command> tells more."));
        }
        CommandSpec spec = CommandTable.find(request.argument().toUpperCase(Locale.ROOT));
        return spec == null ? Outcome.answer(ReplyCode.BAD_ARGUMENT, "That command is not known.")
                : Outcome.answer(ReplyCode.HELP, "Syntax: " + (spec.verb() + " " + spec.syntax()).strip() + " (" + spec.source() + ")");
    }

    static List<String> columns(List<String> words) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < words.size(); i += VERBS_A_LINE) {
            lines.add(String.join(" ", words.subList(i, Math.min(words.size(), i + VERBS_A_LINE))));
        }
        return lines;
    }

    /** RFC 2389, 3.2. */
    static Outcome feat(Request request) {
        Session session = request.session();
        List<String> features = new ArrayList<>();
        if (request.settings().tlsMode() != TlsMode.OFF) {
            features.addAll(List.of("AUTH TLS", "PBSZ", "PROT"));
        }
        features.addAll(List.of("CLNT", "EPRT", "EPSV", HashCommands.feature(session.hashAlgorithm()), "HOST", "LANG EN*", "MDTM", "MFMT",
                "MLST " + session.facts().feature(), "MODE Z", "REST STREAM", "SIZE", "TVFS", "UTF8"));
        return new Outcome.Answer(Reply.lines(ReplyCode.SYSTEM_STATUS, "Features:", features, "End."));
    }

    /** RFC 2389, 4. */
    static Outcome opts(Request request) {
        int space = request.argument().indexOf(' ');
        String name = (space < 0 ? request.argument() : request.argument().substring(0, space)).toUpperCase(Locale.ROOT);
        String options = space < 0 ? "" : request.argument().substring(space + 1).strip();
        return switch (name) {
            case "UTF8",
                    "UTF-8" -> options.isEmpty() || options.equalsIgnoreCase("ON") ? Outcome.answer(ReplyCode.OK, "UTF-8 is always on.")
                            : Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "UTF-8 is always on.");
            case "MLST" -> {
                MlstFacts facts = MlstFacts.parse(options);
                request.session().facts(facts);
                yield Outcome.answer(ReplyCode.OK, ("MLST OPTS " + facts).strip());
            }
            case "HASH" -> HashCommands.choose(request, options);
            default -> Outcome.answer(ReplyCode.BAD_ARGUMENT, "There are no options for that.");
        };
    }

    /** RFC 7151: there is one host here, whatever it is called; it must be named before anybody logs in. */
    static Outcome host(Request request) {
        return request.session().login().user() != null ? Outcome.answer(ReplyCode.BAD_SEQUENCE, "HOST comes before the login.")
                : Outcome.answer(ReplyCode.SERVICE_READY, "Host accepted.");
    }

    /** RFC 2640, 4. */
    static Outcome lang(Request request) {
        String tag = request.argument().toLowerCase(Locale.ROOT);
        return tag.isEmpty() || tag.equals("en") || tag.startsWith("en-") ? Outcome.answer(ReplyCode.OK, "Replies are in English.")
                : Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "Replies are in English alone.");
    }

    static Outcome clnt(Request request) {
        return Outcome.answer(ReplyCode.OK, "Noted.");
    }
}
