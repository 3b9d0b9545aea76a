package dev.wharf.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The claimed deliveries of one destination: some run, the others wait for their turn. Two of one file never run at the same time, so that an older content does
 * not overtake a newer one. Used by the worker's thread alone.
 */
final class Lane {

    /** So many turns are claimed ahead, to make claims in batches. */
    private static final int TURNS = 4;

    private final int atOnce;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final Map<UUID, Attempt> running = new HashMap<>();
    private boolean more;

    Lane(int atOnce) {
        this.atOnce = atOnce;
    }

    /** How many to claim now; 0 while enough are waiting. */
    int room() {
        return waiting.size() >= atOnce ? 0 : TURNS * atOnce - waiting.size();
    }

    void add(DeliveryQueue.Claim claim) {
        waiting.addAll(claim.parcels());
        more = claim.more();
    }

    /** Whether the last claim may have left some behind. */
    boolean more() {
        return more;
    }

    /** The next to begin; null where none can be now. */
    @Nullable Attempt next() {
        if (running.size() >= atOnce) {
            return null;
        }
        Iterator<Parcel> turns = waiting.iterator();
        while (turns.hasNext()) {
            Parcel parcel = turns.next();
            if (running.values().stream().noneMatch(attempt -> sameFile(attempt.parcel(), parcel))) {
                turns.remove();
                Attempt attempt = new Attempt(parcel);
                running.put(parcel.id(), attempt);
                return attempt;
            }
        }
        return null;
    }

    private static boolean sameFile(Parcel one, Parcel other) {
        return one.path().equals(other.path()) && one.account().equals(other.account());
    }

    void ended(Parcel parcel) {
        running.remove(parcel.id());
    }

    /** Someone else has them now. */
    void lost(Set<UUID> ids) {
        waiting.removeIf(parcel -> ids.contains(parcel.id()));
        running.values().stream().filter(attempt -> ids.contains(attempt.parcel().id()))
                .forEach(attempt -> attempt.breakOff("The lease was lost"));
    }

    List<Parcel> takeWaiting() {
        List<Parcel> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    Collection<Attempt> running() {
        return running.values();
    }

    /** Waiting and running. */
    List<Parcel> held() {
        List<Parcel> held = new ArrayList<>(waiting);
        running.values().forEach(attempt -> held.add(attempt.parcel()));
        return held;
    }
}
