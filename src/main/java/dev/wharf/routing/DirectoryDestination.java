package dev.wharf.routing;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.file.dsl.Files;
import org.springframework.integration.file.support.FileExistsMode;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

import dev.wharf.storage.Durability;

/**
 * Writes files into a directory of this machine, which is made when the first one comes. A file is written under a temporary name of its own, beginning with
 * {@code .wharf-}, and takes its name in one rename: whoever watches the directory sees all of it or nothing, and a file of that name is replaced.
 */
@Component
final class DirectoryDestination implements DestinationType {

    private static final String DIRECTORY = "directory";
    private static final String FILE_NAME = "fileName";

    private final boolean flush;

    DirectoryDestination(@Value("${wharf.durability:DISK}") Durability durability) {
        this.flush = durability == Durability.DISK;
    }

    @Override
    public Destination.Type type() {
        return Destination.Type.DIRECTORY;
    }

    @Override
    public void check(Map<String, String> settings) {
        new Settings(settings).allowOnly(Set.of(DIRECTORY, FILE_NAME));
        directory(settings);
        template(settings);
    }

    @Override
    public IntegrationFlow flow(Map<String, String> settings) {
        DirectoryTarget target = new DirectoryTarget(directory(settings), template(settings), flush);
        File directory = target.directory().toFile();
        return flow -> flow.handle(
                Files.outboundAdapter((Message<ParcelContent> message) -> directory).autoCreateDirectory(true)
                        .fileExistsMode(FileExistsMode.REPLACE)
                        // A suffix would be the same for two files of one name, and its rename deletes the old file first: the advice renames.
                        .temporaryFileSuffix("").fileNameGenerator(message -> target.temporaryName(parcel(message))),
                endpoint -> endpoint.advice(target.publishing()));
    }

    private static Parcel parcel(Message<?> message) {
        return (Parcel) Objects.requireNonNull(message.getHeaders().get(PARCEL));
    }

    private static Path directory(Map<String, String> settings) {
        Path directory;
        try {
            directory = Path.of(new Settings(settings).required(DIRECTORY));
        } catch (InvalidPathException e) {
            throw Settings.wrong(DIRECTORY, "is not a path: " + e.getReason());
        }
        if (!directory.isAbsolute()) {
            throw Settings.wrong(DIRECTORY, "must be an absolute path");
        }
        return directory.normalize();
    }

    private static FileNameTemplate template(Map<String, String> settings) {
        try {
            return FileNameTemplate.parse(settings.getOrDefault(FILE_NAME, FileNameTemplate.DEFAULT));
        } catch (IllegalArgumentException wrong) {
            throw Settings.wrong(FILE_NAME, String.valueOf(wrong.getMessage()));
        }
    }
}
