package dev.wharf.ftp.command;

import dev.wharf.ftp.Authenticator.LoginDecision.Granted;
import dev.wharf.ftp.Authenticator.LoginDecision.Refused;
import dev.wharf.ftp.Authenticator.LoginRequest;
import dev.wharf.ftp.TlsMode;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.session.Session;

/** USER, PASS, ACCT, REIN, QUIT: who the session belongs to (RFC 959, 4.1.1). */
final class AccessCommands {

    /** The same for every reason, so that nobody learns which names exist. */
    private static final String REFUSED = "Login incorrect, or not allowed from here.";

    private AccessCommands() {}

    static Outcome user(Request request) {
        Session session = request.session();
        if (request.settings().tlsMode() == TlsMode.REQUIRED && session.tls() == null) {
            return Outcome.answer(ReplyCode.NOT_LOGGED_IN, "This server wants TLS: use AUTH TLS first.");
        }
        session.login().name(request.argument());
        session.directory("/");
        return Outcome.answer(ReplyCode.NEED_PASSWORD, "Password required.");
    }

    static Outcome pass(Request request) {
        Session session = request.session();
        String name = session.login().takeName();
        if (name == null) {
            return Outcome.answer(ReplyCode.BAD_SEQUENCE, "Send USER first.");
        }
        var attempt = new LoginRequest(name, request.argument(), session.remoteText(), session.tls() != null, session.id());
        return switch (request.services().authenticator().login(attempt)) {
            case Granted(var user) -> {
                session.login().succeed(user);
                request.services().listener().loggedIn(session.info());
                yield Outcome.answer(ReplyCode.LOGGED_IN, "Logged in.");
            }
            case Refused(var reason) -> {
                request.services().listener().loginRefused(session.info(), name, reason);
                boolean enough = session.login().fail() >= request.settings().maxLoginFailures();
                yield enough ? new Outcome.Goodbye(Reply.of(ReplyCode.SERVICE_NOT_AVAILABLE, "Too many failed logins, closing."))
                        : Outcome.answer(ReplyCode.NOT_LOGGED_IN, REFUSED);
            }
        };
    }

    /** Wharf's users have no accounts in RFC 959's sense. */
    static Outcome acct(Request request) {
        return Outcome.answer(ReplyCode.SUPERFLUOUS, "No account is needed.");
    }

    static Outcome rein(Request request) {
        request.session().reset();
        return Outcome.answer(ReplyCode.SERVICE_READY, "Ready for a new user.");
    }

    static Outcome quit(Request request) {
        return new Outcome.Goodbye(Reply.of(ReplyCode.SERVICE_CLOSING, "Goodbye."));
    }
}
