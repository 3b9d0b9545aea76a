package dev.wharf.ftp.control;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.Receipt;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.TransferFacts.Outcome;
import dev.wharf.ftp.command.StoreReplies;
import dev.wharf.ftp.control.DataConnector.NoDataConnectionException;
import dev.wharf.ftp.data.TruncatedException;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;

/**
 * How a transfer ended.
 *
 * @param reason  one sentence; "" where it was completed
 * @param receipt of a completed upload
 */
record Ending(Outcome outcome, Reply reply, String reason, @Nullable Receipt receipt) {

    /** What the client sent is not what it said that it sends. The message is for the client. */
    static final class IncompleteException extends IOException {

        private static final long serialVersionUID = 1L;

        IncompleteException(String message) {
            super(message);
        }
    }

    static Ending completed(String text, @Nullable Receipt receipt) {
        return new Ending(Outcome.COMPLETED, Reply.of(ReplyCode.TRANSFER_COMPLETE, text), "", receipt);
    }

    /** The store said no before the data connection was opened. */
    static Ending refused(StoreException failure) {
        Reply reply = StoreReplies.of(failure);
        return new Ending(Outcome.REFUSED, reply, String.valueOf(failure.getMessage()), null);
    }

    static Ending refused(int code, String text) {
        return new Ending(Outcome.REFUSED, Reply.of(code, text), text, null);
    }

    /** What a failure means, whoever threw it; a failure that comes from an abort is that abort. */
    static Ending of(Throwable failure, @Nullable String abortReason) {
        if (abortReason != null) {
            return new Ending(Outcome.ABORTED, Reply.of(ReplyCode.TRANSFER_ABORTED, "Transfer aborted: " + abortReason + "."), abortReason,
                    null);
        }
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case StoreException store -> new Ending(Outcome.FAILED, StoreReplies.of(store), message, null);
            case NoDataConnectionException none -> failed(ReplyCode.CANT_OPEN_DATA_CONNECTION, message);
            case IncompleteException incomplete -> failed(ReplyCode.LOCAL_ERROR, message);
            case TruncatedException truncated -> failed(ReplyCode.TRANSFER_ABORTED,
                    "The data ended without its end mark: not taken as complete.");
            case IOException lost -> new Ending(Outcome.ABORTED, Reply.of(ReplyCode.TRANSFER_ABORTED, "The data connection was lost."),
                    "data connection lost: " + message, null);
            default -> failed(ReplyCode.LOCAL_ERROR, "The server could not do that.");
        };
    }

    private static Ending failed(int code, String text) {
        return new Ending(Outcome.FAILED, Reply.of(code, text), text, null);
    }
}
