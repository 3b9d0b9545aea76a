package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.List;

/** Where every walk begins. The home itself may be reached through symbolic links, which only the operator makes; nothing below it may. */
record HomeRoot(Path path) {

    Directory open() throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new HandledDirectory(secure);
        }
        stream.close();
        return new CheckedDirectory(path);
    }

    /** Walks down step by step, holding two handles at most. */
    Directory open(List<Path> steps) throws IOException {
        Directory current = open();
        try {
            for (Path step : steps) {
                Directory next = current.child(step);
                current.close();
                current = next;
            }
            return current;
        } catch (IOException failure) {
            current.close();
            throw failure;
        }
    }
}
