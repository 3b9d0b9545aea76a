package dev.wharf.ftp.command;

import java.util.Locale;

import dev.wharf.ftp.TlsMode;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.session.Session;

/** AUTH, PBSZ, PROT, CCC: TLS on both connections (RFC 2228, RFC 4217). */
final class SecurityCommands {

    private SecurityCommands() {}

    /** RFC 2228, 3: what came before is forgotten, the login too. It was in clear, and could be somebody else's. */
    static Outcome auth(Request request) {
        String mechanism = request.argument().toUpperCase(Locale.ROOT);
        if (request.settings().tlsMode() == TlsMode.OFF) {
            return Outcome.answer(ReplyCode.NOT_IMPLEMENTED, "TLS is off on this server.");
        }
        if (!mechanism.equals("TLS") && !mechanism.equals("TLS-C") && !mechanism.equals("SSL")) {
            return Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "AUTH TLS is the only mechanism.");
        }
        if (request.session().tls() != null) {
            return Outcome.answer(ReplyCode.BAD_SEQUENCE, "This connection is encrypted already.");
        }
        request.session().reset();
        return new Outcome.SecureControl(Reply.of(ReplyCode.SECURITY_EXCHANGE_COMPLETE, "Begin the TLS handshake."));
    }

    static Outcome pbsz(Request request) {
        if (request.session().tls() == null) {
            return Outcome.answer(ReplyCode.BAD_SEQUENCE, "PBSZ comes after AUTH TLS.");
        }
        request.session().protectionSized();
        return Outcome.answer(ReplyCode.OK, "PBSZ=0");
    }

    static Outcome prot(Request request) {
        Session session = request.session();
        if (session.tls() == null || !session.isProtectionSized()) {
            return Outcome.answer(ReplyCode.BAD_SEQUENCE, "PROT comes after AUTH TLS and PBSZ 0.");
        }
        return switch (request.argument().toUpperCase(Locale.ROOT)) {
            case "P" -> {
                session.dataProtected(true);
                yield Outcome.answer(ReplyCode.OK, "Data connections are encrypted.");
            }
            case "C" -> {
                if (request.settings().tlsMode() == TlsMode.REQUIRED) {
                    yield Outcome.answer(ReplyCode.POLICY_REFUSED, "This server wants encrypted data connections.");
                }
                session.dataProtected(false);
                yield Outcome.answer(ReplyCode.OK, "Data connections are in clear.");
            }
            case "S", "E" -> Outcome.answer(ReplyCode.PROTECTION_NOT_SUPPORTED, "PROT takes P or C.");
            default -> Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "PROT takes P or C.");
        };
    }

    /** A control connection that has been encrypted stays so: what comes after could be anybody's. */
    static Outcome ccc(Request request) {
        return request.session().tls() == null ? Outcome.answer(ReplyCode.BAD_SEQUENCE, "This connection is in clear already.")
                : Outcome.answer(ReplyCode.POLICY_REFUSED, "The control connection stays encrypted.");
    }
}
