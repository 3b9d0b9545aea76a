package dev.wharf.ftp;

/** Decides who may log in. Called on the session's thread; it may block. */
@FunctionalInterface
public interface Authenticator {

    LoginDecision login(LoginRequest request);

    /**
     * One attempt: USER and PASS.
     *
     * @param remote the client's address, without a port
     * @param tls    whether the control connection is encrypted
     */
    record LoginRequest(String username, String password, String remote, boolean tls, String sessionId) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "LoginRequest[" + username + " from " + remote + "]";
        }
    }

    /** The answer. The client is told the same whatever the reason of a refusal; the reason goes to the listener. */
    sealed interface LoginDecision {
        record Granted(FtpUser user) implements LoginDecision {}

        record Refused(String reason) implements LoginDecision {}
    }
}
