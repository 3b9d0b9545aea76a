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
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class StorageFailuresTests {

    private static final String PATH = "/srv/secret/place";

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new NoSuchFileException(PATH), Reason.NOT_FOUND),
                arguments(new NotDirectoryException(PATH), Reason.NOT_A_DIRECTORY),
                arguments(new FileAlreadyExistsException(PATH), Reason.EXISTS),
                arguments(new DirectoryNotEmptyException(PATH), Reason.NOT_EMPTY),
                arguments(new AccessDeniedException(PATH), Reason.DENIED),
                arguments(new AtomicMoveNotSupportedException(PATH, PATH, "Invalid cross-device link"), Reason.FAILED),
                arguments(new FileSystemException(PATH, PATH, "No space left on device"), Reason.NO_SPACE),
                arguments(new IOException("No space left on device"), Reason.NO_SPACE),
                arguments(new IOException("Disk quota exceeded"), Reason.NO_SPACE),
                arguments(new IOException("File too large"), Reason.NO_SPACE),
                arguments(new FileSystemException(PATH, null,
                        "Too many levels of symbolic links or unable to access attributes of symbolic link"), Reason.NOT_FOUND),
                arguments(new IOException("Zu viele Ebenen (NOFOLLOW_LINKS specified)"), Reason.NOT_FOUND),
                arguments(new FileSystemException(PATH, null, "File name too long"), Reason.BAD_NAME),
                arguments(new FileSystemException(PATH, null, "Is a directory"), Reason.IS_A_DIRECTORY),
                arguments(new FileSystemException(PATH, null, "Not a directory"), Reason.NOT_A_DIRECTORY),
                arguments(new FileSystemException(PATH, null, "Directory not empty"), Reason.NOT_EMPTY),
                arguments(new FileSystemException(PATH, null, "Read-only file system"), Reason.DENIED),
                arguments(new FileSystemException(PATH, null, "Operation not permitted"), Reason.DENIED),
                arguments(new FileSystemException(PATH, null, "Invalid argument"), Reason.FAILED),
                arguments(new FileSystemException(PATH), Reason.FAILED),
                arguments(new IOException("Input/output error"), Reason.FAILED),
                arguments(new IOException(), Reason.FAILED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void putsFailuresInTheEnginesWords(IOException failure, Reason reason) {
        StoreException put = StorageFailures.of(failure);
        assertThat(put.reason()).isEqualTo(reason);
        assertThat(put).hasCause(failure);
        assertThat(put.getMessage()).isNotBlank().doesNotContain(PATH);
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEveryReason(Reason reason) {
        assertThat(StorageFailures.of(reason).getMessage()).isNotBlank();
    }

    @Test
    void takesADiskWithoutRoomForFullInEveryLanguage(@TempDir Path directory) {
        IOException failure = new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
        assertThat(StorageFailures.writing(directory, Long.MAX_VALUE, failure).reason()).isEqualTo(Reason.NO_SPACE);
        assertThat(StorageFailures.writing(directory, 1, failure).reason()).isEqualTo(Reason.FAILED);
    }
}
