package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;

/** What the disk could not do, in the engine's words; the machine's paths stay in the cause. */
final class StorageFailures {

    private StorageFailures() {}

    static StoreException of(IOException failure) {
        Reason reason = reason(failure);
        return new StoreException(reason, message(reason), failure);
    }

    static StoreException of(Reason reason) {
        return new StoreException(reason, message(reason));
    }

    /**
     * Like {@link #of(IOException)}, for bytes that could not be written. The text of "No space left on device" comes in the machine's language, so that a disk with
     * less room than was asked for is taken for full too.
     *
     * @param bytes how many were left to write
     */
    static StoreException writing(Path file, long bytes, IOException failure) {
        StoreException told = of(failure);
        return told.reason() == Reason.FAILED && file.toFile().getUsableSpace() < bytes
                ? new StoreException(Reason.NO_SPACE, message(Reason.NO_SPACE), failure)
                : told;
    }

    private static Reason reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> Reason.NOT_FOUND;
            case NotDirectoryException file -> Reason.NOT_A_DIRECTORY;
            case FileAlreadyExistsException taken -> Reason.EXISTS;
            case DirectoryNotEmptyException full -> Reason.NOT_EMPTY;
            case AccessDeniedException denied -> Reason.DENIED;
            case AtomicMoveNotSupportedException elsewhere -> Reason.FAILED;
            case FileSystemException other -> reason(other.getReason());
            default -> reason(failure.getMessage());
        };
    }

    /** The JDK has no types for these; the texts are those of strerror(3). */
    private static Reason reason(@Nullable String text) {
        if (text == null) {
            return Reason.FAILED;
        }
        // A link took the name after it was checked: the JDK adds to strerror's text in one place, and replaces it in another.
        if (text.contains("NOFOLLOW_LINKS") || text.contains("symbolic link")) {
            return Reason.NOT_FOUND;
        }
        return switch (text) {
            case "No space left on device", "Disk quota exceeded", "File too large" -> Reason.NO_SPACE;
            case "File name too long" -> Reason.BAD_NAME;
            case "Is a directory" -> Reason.IS_A_DIRECTORY;
            case "Not a directory" -> Reason.NOT_A_DIRECTORY;
            case "Directory not empty" -> Reason.NOT_EMPTY;
            case "Operation not permitted", "Read-only file system" -> Reason.DENIED;
            default -> Reason.FAILED;
        };
    }

    private static String message(Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> "No such file or directory";
            case EXISTS -> "The name is taken";
            case NOT_A_DIRECTORY -> "Not a directory";
            case IS_A_DIRECTORY -> "Is a directory";
            case NOT_EMPTY -> "The directory is not empty";
            case BAD_NAME -> "The name is not allowed";
            case DENIED -> "Permission denied";
            case QUOTA_EXCEEDED -> "The account's limit is reached";
            case NO_SPACE -> "The disk is full";
            case BUSY -> "The file is in use";
            case FAILED -> "The disk could not do this";
        };
    }
}
