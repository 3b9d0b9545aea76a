package dev.wharf.storage.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What has the name is exchanged between the check and the opening. */
@Timeout(30)
class HandledDirectoryTests {

    private static final Path NAME = Path.of("name");

    @TempDir
    Path home;

    @TempDir
    Path outside;

    private Directory directory;
    private Swap swap = () -> {
    };

    @BeforeEach
    void open() throws IOException {
        Files.writeString(outside.resolve("name"), "outside");
        directory = new HandledDirectory(swapping(Files.newDirectoryStream(home)));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @SuppressWarnings("unchecked")
    private SecureDirectoryStream<Path> swapping(Object stream) {
        Class<?>[] types = {SecureDirectoryStream.class};
        return (SecureDirectoryStream<Path>) Proxy.newProxyInstance(getClass().getClassLoader(), types, (proxy, method, arguments) -> {
            if (method.getName().startsWith("new")) {
                swap.run();
            }
            try {
                return method.invoke(stream, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        });
    }

    private void exchange(Swap creation) {
        swap = () -> {
            Files.move(home.resolve(NAME), home.resolve("parked"));
            creation.run();
        };
    }

    @Test
    void opensADirectory() throws IOException {
        Files.createDirectories(home.resolve(NAME).resolve("child"));
        try (Directory child = directory.child(NAME)) {
            assertThat(child.attributes(Path.of("child")).isDirectory()).isTrue();
        }
    }

    @Test
    void doesNotEnterALinkThatTookTheNameOfADirectory() throws IOException {
        Files.createDirectory(home.resolve(NAME));
        exchange(() -> Files.createSymbolicLink(home.resolve(NAME), outside));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.child(NAME));
    }

    @Test
    void doesNotWaitForAPipeThatTookTheNameOfADirectory() throws IOException {
        Files.createDirectory(home.resolve(NAME));
        exchange(() -> new ProcessBuilder("mkfifo", home.resolve(NAME).toString()).start().waitFor());
        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> directory.child(NAME));
    }

    @Test
    void doesNotEnterAFileThatTookTheNameOfADirectory() throws IOException {
        Files.createDirectory(home.resolve(NAME));
        exchange(() -> Files.createFile(home.resolve(NAME)));
        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> directory.child(NAME));
    }

    @Test
    void missesADirectoryThatWentMeanwhile() throws IOException {
        Files.createDirectory(home.resolve(NAME));
        swap = () -> Files.delete(home.resolve(NAME));
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> directory.child(NAME));
    }

    @Test
    void doesNotOpenALinkThatTookTheNameOfAFile() throws IOException {
        Files.createFile(home.resolve(NAME));
        assertThat(directory.attributes(NAME).isRegularFile()).isTrue();
        exchange(() -> Files.createSymbolicLink(home.resolve(NAME), outside.resolve("name")));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> directory.open(NAME));
    }

    /** What somebody else does to the directory. */
    private interface Swap {
        void run() throws Exception;
    }
}
