package dev.wharf.quota;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** How uploads share an account's bytes, from their first byte to their settlement. */
class QuotaLeaseTest extends AccountWithLimits {

    @Test
    void grantsUpToTheLimitAndNoByteMore() throws Exception {
        try (QuotaLease lease = open("/a", -1)) {
            lease.grow(100);
            assertThat(ledger.availableBytes("acme")).isZero();
            refuses(BYTES, () -> lease.grow(101));
            lease.grow(100);

            assertThat(lease.settle(-1, 100)).isEqualTo(new UsageDelta("acme", 100, 1));
        }
    }

    @Test
    void keepsParallelUploadsWithinTheLimitTogether() throws Exception {
        QuotaLease first = open("/a", -1);
        QuotaLease second = open("/b", -1);
        first.grow(60);
        second.grow(40);
        refuses(BYTES, () -> second.grow(41));
        assertThat(ledger.availableBytes("acme")).isZero();

        first.close();

        assertThat(ledger.availableBytes("acme")).isEqualTo(60);
        second.grow(100);
        second.close();
        assertThat(ledger.availableBytes("acme")).isEqualTo(100);
    }

    @Test
    void letsAFullAccountReplaceItsOnlyFileByOneOfTheSameSize() throws Exception {
        ledger.reset("acme", new Usage(100, 2));

        try (QuotaLease lease = open("/a", 100)) {
            lease.grow(100);
            refuses(BYTES, () -> lease.grow(101));
            UsageDelta delta = lease.settle(100, 100);
            assertThat(delta).isEqualTo(new UsageDelta("acme", 0, 0));
            ledger.apply(List.of(delta));
        }
        assertThat(ledger.usage("acme")).isEqualTo(new Usage(100, 2));
    }

    @Test
    void givesTheCreditOfAReplacedFileToOneUploadAtATime() throws Exception {
        ledger.reset("acme", new Usage(100, 1));
        QuotaLease first = open("/a", 100);
        QuotaLease second = open("/a", 100);
        first.grow(100);
        refuses(BYTES, () -> second.grow(1));
        second.close();
        first.close();

        try (QuotaLease third = open("/a", 100)) {
            third.grow(100);
        }
    }

    @Test
    void givesEachReplacedFileItsOwnCredit() throws Exception {
        ledger.reset("acme", new Usage(100, 2));
        try (QuotaLease first = open("/a", 40); QuotaLease second = open("/b", 60)) {
            first.grow(40);
            second.grow(60);
            refuses(BYTES, () -> first.grow(41));
        }
    }

    @Test
    void extendsAFileByWhatIsFree() throws Exception {
        ledger.reset("acme", new Usage(90, 1));
        try (QuotaLease lease = open("/a", 90)) {
            lease.grow(100);
            refuses(BYTES, () -> lease.grow(101));
            assertThat(lease.settle(90, 100)).isEqualTo(new UsageDelta("acme", 10, 0));
        }
    }

    @Test
    void stopsTheUploadWhoseReplacedFileHasGoneRatherThanTheOneThatHoldsTheRoom() throws Exception {
        ledger.reset("acme", new Usage(100, 1));
        QuotaLease replacing = open("/a", 100);
        replacing.grow(100);
        ledger.apply(List.of(new UsageDelta("acme", -100, -1)));
        QuotaLease other = open("/b", -1);
        other.grow(100);

        refuses(BYTES, () -> replacing.settle(-1, 100));
        replacing.close();
        assertThat(other.settle(-1, 100).bytes()).isEqualTo(100);
        other.close();
    }

    @Test
    void receivesAnUploadWhoseReplacedFileHasGoneWhereItFits() throws Exception {
        ledger.reset("acme", new Usage(100, 1));
        try (QuotaLease lease = open("/a", 100)) {
            lease.grow(100);
            ledger.apply(List.of(new UsageDelta("acme", -100, -1)));

            assertThat(lease.settle(-1, 100)).isEqualTo(new UsageDelta("acme", 100, 1));
        }
    }

    @Test
    void countsReceivedUploadsUntilTheyAreAppliedOrClosed() throws Exception {
        QuotaLease received = open("/a", -1);
        received.grow(60);
        UsageDelta delta = received.settle(-1, 60);
        QuotaLease other = open("/b", -1);
        refuses(BYTES, () -> other.grow(41));
        refuses(BYTES, () -> other.settle(-1, 41));

        ledger.apply(List.of(delta));
        assertThat(ledger.availableBytes("acme")).isEqualTo(40);
        other.grow(40);
        refuses(BYTES, () -> other.grow(41));

        received.close();
        assertThat(ledger.usage("acme")).isEqualTo(new Usage(60, 1));
        refuses(BYTES, () -> other.grow(41));
        other.close();
        assertThat(ledger.availableBytes("acme")).isEqualTo(40);
    }

    @Test
    void tellsEqualDeltasOfTwoUploadsApart() throws Exception {
        QuotaLease first = open("/a", -1);
        QuotaLease second = open("/b", -1);
        UsageDelta delta = first.settle(-1, 50);
        second.settle(-1, 50);
        ledger.apply(List.of(delta));
        first.close();

        assertThat(ledger.availableBytes("acme")).isZero();
        second.close();
        assertThat(ledger.availableBytes("acme")).isEqualTo(50);
    }

    @Test
    void givesNoRoomForAShrunkFileBeforeThatIsCommitted() throws Exception {
        ledger.reset("acme", new Usage(100, 1));
        QuotaLease shrinking = open("/a", 100);
        shrinking.grow(10);
        UsageDelta delta = shrinking.settle(100, 10);
        QuotaLease other = open("/b", -1);

        refuses(BYTES, () -> other.grow(1));
        ledger.apply(List.of(delta));
        other.grow(90);
        refuses(BYTES, () -> other.grow(91));
        shrinking.close();
        other.close();
    }

    @Test
    void givesBackWhatAReceivedUploadHeldWhereItsTransactionFails() throws Exception {
        QuotaLease lease = open("/a", -1);
        lease.settle(-1, 100);
        lease.close();
        lease.close();

        assertThat(ledger.usage("acme")).isEqualTo(Usage.NOTHING);
        assertThat(ledger.availableBytes("acme")).isEqualTo(100);
        try (QuotaLease again = open("/a", -1)) {
            again.grow(100);
        }
    }

    @Test
    void endsWithItsSettlement() throws Exception {
        QuotaLease lease = open("/a", -1);
        lease.settle(-1, 1);

        assertThatIllegalStateException().isThrownBy(() -> lease.grow(2));
        assertThatIllegalStateException().isThrownBy(() -> lease.settle(-1, 1));
        lease.close();
    }
}
