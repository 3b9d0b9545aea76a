package dev.wharf.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.storage.HomeStore;

/**
 * One account's files, and who may change them when. Between the moment a receipt measures what its file replaces and the moment the file has its name,
 * nobody else may change that name, or the usage in the receipt would be wrong; and no directory above it may go, or the file could not take its name
 * after the receipt was committed. When it is closed, nobody changes anything any more.
 */
final class AccountHome {

    private static final int STRIPES = 64;

    private final String username;
    private final HomeStore files;
    private final ReentrantReadWriteLock tree = new ReentrantReadWriteLock();
    private final ReentrantLock[] names = new ReentrantLock[STRIPES];
    /** Guarded by the tree's lock. */
    private boolean closed;

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
    Held holdFile(String path) throws StoreException {
        Lock read = tree.readLock();
        acquire(read);
        ReentrantLock name = names[(path.hashCode() ^ path.hashCode() >>> 16) & STRIPES - 1];
        name.lock();
        return () -> {
            name.unlock();
            read.unlock();
        };
    }

    /** Held while directories or several names change. Released by closing, on the same thread. */
    Held holdTree() throws StoreException {
        Lock write = tree.writeLock();
        acquire(write);
        return write::unlock;
    }

    private void acquire(Lock lock) throws StoreException {
        lock.lock();
        if (closed) {
            lock.unlock();
            throw new StoreException(Reason.FAILED, "The files of this account can't be changed any more in this session.");
        }
    }

    /** Lets changes under way end, and no other begin. @return false where one of them takes longer than the patience: it may still end, or not */
    boolean close(Duration patience) {
        Lock write = tree.writeLock();
        try {
            if (!write.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        closed = true;
        write.unlock();
        return true;
    }

    /** A lock, for try. */
    @FunctionalInterface
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
