package dev.wharf.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.integration.handler.advice.AbstractRequestHandlerAdvice;
import org.springframework.messaging.Message;

/**
 * Where a directory's files go.
 *
 * @param flush whether a file is to be on the disk, content and name, before it counts as delivered
 */
record DirectoryTarget(Path directory, FileNameTemplate template, boolean flush) {

    /** Beside the file's own name, and of this try alone: another worker, which took over, may still be writing its own. */
    String temporaryName(Parcel parcel) {
        String name = template.expand(parcel);
        return name.substring(0, name.lastIndexOf('/') + 1) + temporary(parcel, parcel.attempt());
    }

    private static String temporary(Parcel parcel, int attempt) {
        return ".wharf-" + parcel.id() + "-" + attempt + ".part";
    }

    /** Gives a file that has been written completely its name. */
    private void publish(Path written, Parcel parcel) throws IOException {
        Path target = directory.resolve(template.expand(parcel));
        long size = Files.size(written);
        if (size != parcel.bytes()) {
            throw new IOException(size + " of " + parcel.bytes() + " bytes were written");
        }
        flush(written, StandardOpenOption.WRITE);
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path parent = target.getParent(); parent != null && parent.startsWith(directory); parent = parent.getParent()) {
            flush(parent, StandardOpenOption.READ);
        }
    }

    private void flush(Path path, StandardOpenOption mode) throws IOException {
        if (flush) {
            try (FileChannel channel = FileChannel.open(path, mode)) {
                channel.force(true);
            }
        }
    }

    private static void forget(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // The next try removes it; what matters is why this one failed.
        }
    }

    /**
     * Goes around the handler that writes: publishes what it wrote, or removes it where it failed, and what the try before left if its process died. A step after
     * the handler could do the same, but would be out of reach for a moment when the destination is changed, with the content already read.
     */
    AbstractRequestHandlerAdvice publishing() {
        return new AbstractRequestHandlerAdvice() {

            @Override
            protected @Nullable Object doInvoke(ExecutionCallback callback, Object handler, Message<?> message) {
                Parcel parcel = (Parcel) Objects.requireNonNull(message.getHeaders().get(DestinationType.PARCEL));
                Path own = directory.resolve(temporaryName(parcel));
                if (parcel.attempt() > 1) {
                    forget(own.resolveSibling(temporary(parcel, parcel.attempt() - 1)));
                }
                try {
                    callback.execute();
                    publish(own, parcel);
                    return null;
                } catch (IOException e) {
                    forget(own);
                    throw new UncheckedIOException(e);
                } catch (RuntimeException e) {
                    forget(own);
                    throw e;
                }
            }
        };
    }
}
