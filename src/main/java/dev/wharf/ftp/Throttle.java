package dev.wharf.ftp;

/** Makes a transfer wait until it may move more. */
@FunctionalInterface
public interface Throttle {

    /** No limit. */
    Throttle NONE = bytes -> Integer.MAX_VALUE;

    /**
     * Waits until at least one byte may pass.
     *
     * @param wanted how many bytes the transfer would move next, 1 or more
     * @return how many it may move now, 1 to {@code wanted} or more
     * @throws InterruptedException when the transfer is being ended
     */
    int acquire(int wanted) throws InterruptedException;
}
