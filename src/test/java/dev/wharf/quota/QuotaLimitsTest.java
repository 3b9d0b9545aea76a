package dev.wharf.quota;

import org.junit.jupiter.api.Test;

import dev.wharf.account.AccountDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The limits beside that of bytes, and limits that change. */
class QuotaLimitsTest extends AccountWithLimits {

    @Test
    void countsNewFilesWhileTheyRunAndReplacedOnesNot() throws Exception {
        QuotaLease first = open("/a", -1);
        QuotaLease second = open("/b", -1);
        refuses(FILES, () -> open("/c", -1));
        open("/d", 0).close();

        second.close();
        QuotaLease third = open("/c", -1);
        assertThat(first.settle(-1, 0)).isEqualTo(new UsageDelta("acme", 0, 1));
        assertThat(third.settle(7, 5)).isEqualTo(new UsageDelta("acme", -2, 0));
        open("/e", -1).close();
        first.close();
        third.close();
    }

    @Test
    void countsAFileWhoseReplacedOneHasGone() throws Exception {
        QuotaLease lease = open("/a", 10);
        QuotaLease second = open("/b", -1);
        QuotaLease third = open("/c", -1);

        refuses(FILES, () -> lease.settle(-1, 10));
        third.close();
        assertThat(lease.settle(-1, 10)).isEqualTo(new UsageDelta("acme", 10, 1));
        lease.close();
        second.close();
    }

    @Test
    void limitsTheSizeOfOneFile() throws Exception {
        accounts.update("acme", null, details(null, null, 50L), null);
        try (QuotaLease lease = open("/a", 80)) {
            lease.grow(50);
            refuses("The account's limit of 50 bytes in one file would be passed.", () -> lease.grow(51));
            refuses("The account's limit of 50 bytes in one file would be passed.", () -> lease.settle(80, 51));
        }
    }

    @Test
    void readsLimitsAtEachCheck() throws Exception {
        QuotaLease lease = open("/a", -1);
        lease.grow(80);

        accounts.update("acme", null, details(79L, 0L, null), null);
        refuses("The account's limit of 79 bytes would be passed.", () -> lease.grow(81));
        refuses("The account's limit of 79 bytes would be passed.", () -> lease.settle(-1, 80));
        refuses("The account's limit of 0 files would be passed.", () -> lease.settle(-1, 79));

        accounts.update("acme", null, details(200L, null, null), null);
        lease.grow(200);
        lease.close();
    }

    @Test
    void letsAnAccountAboveItsLimitShrinkAFile() throws Exception {
        ledger.reset("acme", new Usage(500, 5));
        assertThat(ledger.availableBytes("acme")).isZero();
        try (QuotaLease lease = open("/a", 300)) {
            lease.grow(300);
            refuses(BYTES, () -> lease.grow(301));
            assertThat(lease.settle(300, 299)).isEqualTo(new UsageDelta("acme", -1, 0));
        }
    }

    @Test
    void knowsNoLimitWhereNoneIsSet() throws Exception {
        accounts.update("acme", null, AccountDetails.defaults(), null);
        assertThat(ledger.availableBytes("acme")).isEqualTo(-1);
        try (QuotaLease lease = open("/a", -1)) {
            lease.grow(1L << 50);
            refuses("The account's limit of 4503599627370496 bytes in one file would be passed.", () -> lease.grow(Long.MAX_VALUE));
        }
    }

    @Test
    void grantsNothingToAnAccountThatIsGone() throws Exception {
        QuotaLease lease = open("/a", -1);
        accounts.delete("acme");

        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(() -> lease.grow(1));
        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(() -> lease.settle(-1, 0));
        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(() -> open("/b", -1));
        lease.close();
    }
}
