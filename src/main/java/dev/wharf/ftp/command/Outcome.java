package dev.wharf.ftp.command;

import dev.wharf.ftp.protocol.Reply;

/** What a command asks the control loop to do next. */
public sealed interface Outcome {

    /** Send a reply. */
    record Answer(Reply reply) implements Outcome {}

    /** Open a data connection and move bytes. */
    record Transfer(TransferJob job) implements Outcome {}

    /** End the transfer under way, then reply (RFC 959, 4.1.3: ABOR). */
    record Abort() implements Outcome {}

    /** Send a reply, then begin the TLS handshake (RFC 4217, 4). */
    record SecureControl(Reply reply) implements Outcome {}

    /** Send a reply and end the session. */
    record Goodbye(Reply reply) implements Outcome {}

    static Outcome answer(int code, String text) {
        return new Answer(Reply.of(code, text));
    }
}
