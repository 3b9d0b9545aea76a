package dev.wharf.ftp.command;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;

/** The one place where a store's failure becomes a reply. */
public final class StoreReplies {

    private StoreReplies() {}

    public static Reply of(StoreException failure) {
        String message = failure.getMessage();
        return Reply.of(code(failure.reason()), message == null ? "The file system could not do that." : message);
    }

    private static int code(StoreException.Reason reason) {
        return switch (reason) {
            case NOT_FOUND, EXISTS, NOT_A_DIRECTORY, IS_A_DIRECTORY, NOT_EMPTY, DENIED -> ReplyCode.FILE_UNAVAILABLE;
            case BAD_NAME -> ReplyCode.NAME_NOT_ALLOWED;
            case QUOTA_EXCEEDED -> ReplyCode.QUOTA_EXCEEDED;
            case NO_SPACE -> ReplyCode.INSUFFICIENT_STORAGE;
            case BUSY -> ReplyCode.FILE_BUSY;
            case FAILED -> ReplyCode.LOCAL_ERROR;
        };
    }
}
