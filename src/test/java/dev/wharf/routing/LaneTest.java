package dev.wharf.routing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.wharf.routing.DeliveryQueue.Claim;

import static org.assertj.core.api.Assertions.assertThat;

class LaneTest {

    private final Lane lane = new Lane(2);

    @Test
    void runsNoMoreThanItMay() {
        lane.add(claim("/a", "/b", "/c"));
        Attempt first = lane.next();
        assertThat(first.parcel().path()).isEqualTo("/a");
        assertThat(lane.next().parcel().path()).isEqualTo("/b");
        assertThat(lane.next()).isNull();
        lane.ended(first.parcel());
        assertThat(lane.next().parcel().path()).isEqualTo("/c");
    }

    @Test
    void runsTheDeliveriesOfOneFileOneAfterTheOther() {
        lane.add(claim("/a", "/a", "/b"));
        Attempt first = lane.next();
        assertThat(lane.next().parcel().path()).isEqualTo("/b");
        lane.ended(first.parcel());
        Attempt second = lane.next();
        assertThat(second.parcel().path()).isEqualTo("/a");
        assertThat(second.parcel().id()).isNotEqualTo(first.parcel().id());
    }

    @Test
    void asksForMoreOnlyWhenFewAreWaiting() {
        assertThat(lane.room()).isEqualTo(8);
        lane.add(claim("/1", "/2", "/3", "/4"));
        assertThat(lane.room()).isZero();
        lane.next();
        lane.next();
        assertThat(lane.room()).isZero();
        lane.ended(lane.running().iterator().next().parcel());
        lane.next();
        assertThat(lane.room()).isEqualTo(7);
    }

    @Test
    void letsGoOfWhatItHasLost() {
        lane.add(claim("/a", "/b", "/c"));
        Attempt running = lane.next();
        List<Parcel> held = lane.held();
        assertThat(held).hasSize(3);
        lane.lost(Set.of(held.get(0).id(), running.parcel().id()));
        assertThat(running.brokenOff()).isEqualTo("The lease was lost");
        assertThat(lane.takeWaiting()).extracting(Parcel::path).containsExactly("/c");
        assertThat(lane.takeWaiting()).isEmpty();
    }

    private static Claim claim(String... paths) {
        return new Claim(IntStream.range(0, paths.length).mapToObj(number -> parcel(paths[number])).toList(), false);
    }

    private static Parcel parcel(String path) {
        return new Parcel(UUID.randomUUID(), UUID.randomUUID(), "acme", path, 1, null, null, "kept", "files", 1, 0, null);
    }
}
