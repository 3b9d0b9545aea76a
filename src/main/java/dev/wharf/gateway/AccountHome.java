package dev.wharf.gateway;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.wharf.storage.HomeStore;

/**
 * One account's files, and who may change them when. Between the moment a receipt measures what its file replaces and the moment the file has its name,
 * nobody else may change that name, or the usage in the receipt would be wrong; and no directory above it may go, or the file could not take its name
 * after the receipt was committed.
 */
final class AccountHome {

    private static final int STRIPES = 64;

    private final String username;
    private final HomeStore files;
    private final ReentrantReadWriteLock tree = new ReentrantReadWriteLock();
    private final ReentrantLock[] names = new ReentrantLock[STRIPES];

    AccountHome(String username, HomeStore files) {
        this.username = username;
        this.files = files;
        for (int i = 0; i < STRIPES; i++) {
            names[i] = new ReentrantLock();
        }
    }

    String username() {
        return username;
    }

    HomeStore files() {
        return files;
    }

    /** Held while one file's name changes its content: an upload's end, a deletion. Released by closing. */
    Held holdFile(String path) {
        Lock read = tree.readLock();
        read.lock();
        ReentrantLock name = names[(path.hashCode() ^ path.hashCode() >>> 16) & STRIPES - 1];
        name.lock();
        return () -> {
            name.unlock();
            read.unlock();
        };
    }

    /** Held while directories or several names change. Released by closing, on the same thread. */
    Held holdTree() {
        Lock write = tree.writeLock();
        write.lock();
        return write::unlock;
    }

    /** A lock, for try. */
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
