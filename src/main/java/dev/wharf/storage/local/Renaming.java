package dev.wharf.storage.local;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;

/** One rename: a file takes the place of a file, a directory only a free name. */
record Renaming(HomePath source, Directory sourceParent, HomePath target, Disk disk) {

    /** @return size of the file whose place was taken; -1 where none was */
    long run(HomeRoot root) throws IOException, StoreException {
        BasicFileAttributes moved = sourceParent.attributes(source.name());
        Kinds.requireShown(moved);
        if (moved.isDirectory() && target.isBelow(source)) {
            throw new StoreException(Reason.BAD_NAME, "A directory can't be moved into itself");
        }
        try (Directory targetParent = root.open(target.parent())) {
            BasicFileAttributes there = targetParent.find(target.name());
            boolean same = there != null && (source.equals(target) || isOne(moved, there));
            if (there != null && !same && moved.isDirectory()) {
                throw StorageFailures.of(Reason.EXISTS);
            }
            long replaced = same ? -1 : Kinds.replaceableBytes(there);
            sourceParent.move(source.name(), targetParent, target.name());
            // The new name first: a loss of power between the two may leave both, never none.
            disk.flush(targetParent);
            disk.flush(sourceParent);
            return replaced;
        }
    }

    /** Of one file under two names rename(2) leaves both as they are, and nothing is replaced. */
    private static boolean isOne(BasicFileAttributes a, BasicFileAttributes b) {
        return a.fileKey() != null && Objects.equals(a.fileKey(), b.fileKey());
    }
}
