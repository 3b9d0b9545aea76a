package dev.wharf.storage.local;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.FileInfo.Type;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;

/** Tells what a name stands for. What is neither a regular file nor a directory is as if it were not there, but its name is taken. */
final class Kinds {

    private static final PosixFilePermission[] PERMISSIONS = PosixFilePermission.values();
    private static final int OWNER_READ = 0400;
    private static final int FILE_MODE = 0640;
    private static final int DIRECTORY_MODE = 0750;

    private Kinds() {}

    static boolean isShown(BasicFileAttributes attributes) {
        return attributes.isRegularFile() || attributes.isDirectory();
    }

    static void requireShown(BasicFileAttributes attributes) throws StoreException {
        if (!isShown(attributes)) {
            throw StorageFailures.of(Reason.NOT_FOUND);
        }
    }

    static void requireFile(BasicFileAttributes attributes) throws StoreException {
        requireShown(attributes);
        if (attributes.isDirectory()) {
            throw StorageFailures.of(Reason.IS_A_DIRECTORY);
        }
    }

    /** @return size of the file whose place a new one would take; -1 where the name is free */
    static long replaceableBytes(@Nullable BasicFileAttributes attributes) throws StoreException {
        if (attributes == null) {
            return -1;
        }
        if (attributes.isDirectory()) {
            throw StorageFailures.of(Reason.IS_A_DIRECTORY);
        }
        if (!attributes.isRegularFile()) {
            throw StorageFailures.of(Reason.EXISTS);
        }
        return attributes.size();
    }

    static FileInfo info(String name, BasicFileAttributes attributes) {
        boolean directory = attributes.isDirectory();
        return new FileInfo(name, directory ? Type.DIRECTORY : Type.FILE, directory ? 0 : attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                unique(attributes.fileKey()), mode(attributes));
    }

    /** Of "(dev=fe00,ino=1234)" the two numbers; empty where the file system numbers no files. */
    private static String unique(@Nullable Object key) {
        if (key == null) {
            return "";
        }
        String text = key.toString();
        int dev = text.indexOf('=') + 1;
        int comma = text.indexOf(',', dev);
        int ino = text.indexOf('=', comma) + 1;
        return text.substring(dev, comma) + 'g' + text.substring(ino, text.length() - 1);
    }

    private static int mode(BasicFileAttributes attributes) {
        if (attributes instanceof PosixFileAttributes posix) {
            return mode(posix.permissions());
        }
        return attributes.isDirectory() ? DIRECTORY_MODE : FILE_MODE;
    }

    /** The constants stand in the order of the bits. */
    private static int mode(Collection<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= OWNER_READ >> permission.ordinal();
        }
        return mode;
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PERMISSIONS) {
            if ((mode & OWNER_READ >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
