package dev.wharf.routing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** One try, from its claim to its outcome. A thread of its own runs it; the worker's thread may break it off. */
final class Attempt {

    private final Parcel parcel;
    private @Nullable Thread thread;
    private @Nullable ParcelContent content;
    private @Nullable Duration patience;
    private @Nullable String brokenOff;

    Attempt(Parcel parcel) {
        this.parcel = parcel;
    }

    Parcel parcel() {
        return parcel;
    }

    /** From now on the current thread can be interrupted. */
    synchronized void begin() {
        thread = Thread.currentThread();
        if (brokenOff != null) {
            thread.interrupt();
        }
    }

    /** From now on silence counts. */
    synchronized void sending(ParcelContent sent, @Nullable Duration longestSilence) {
        content = sent;
        patience = longestSilence;
    }

    /** From now on the thread is another's; an interrupt that came too late is taken back. */
    synchronized void end() {
        thread = null;
        Thread.interrupted();
    }

    synchronized void breakOff(String reason) {
        if (brokenOff == null) {
            brokenOff = reason;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    synchronized void breakOffWhenStalled(long nanoTime) {
        if (content != null && patience != null && nanoTime - content.lastRead() > patience.toNanos()) {
            breakOff("No progress for " + patience.toSeconds() + " s");
        }
    }

    /** Why it was broken off; null where it was not. */
    synchronized @Nullable String brokenOff() {
        return brokenOff;
    }
}
