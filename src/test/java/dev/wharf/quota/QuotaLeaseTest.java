package dev.wharf.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.Accounts;
import dev.wharf.account.PathPermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(classes = QuotaTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = {"spring.main.banner-mode=off", "spring.datasource.url=jdbc:h2:mem:leases;DB_CLOSE_DELAY=-1"})
class QuotaLeaseTest {

    private static final String BYTES = "The account's limit of 100 bytes would be passed.";
    private static final String FILES = "The account's limit of 2 files would be passed.";

    @Autowired
    Accounts accounts;
    @Autowired
    QuotaLedger ledger;

    /** 100 bytes, 2 files. */
    @BeforeEach
    void makeAnAccountWithLimits() {
        accounts.find("acme").ifPresent(account -> accounts.delete("acme"));
        accounts.create("acme", "pw", details(100L, 2L, null));
    }

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

    @Test
    void endsWithItsSettlement() throws Exception {
        QuotaLease lease = open("/a", -1);
        lease.settle(-1, 1);

        assertThatIllegalStateException().isThrownBy(() -> lease.grow(2));
        assertThatIllegalStateException().isThrownBy(() -> lease.settle(-1, 1));
        lease.close();
    }

    private QuotaLease open(String path, long replacedBytes) throws QuotaExceededException {
        return ledger.open("acme", path, replacedBytes);
    }

    private static AccountDetails details(Long maxBytes, Long maxFiles, Long maxFileBytes) {
        return new AccountDetails(true, null, PathPermissions.ALL, new QuotaLimits(maxBytes, maxFiles, maxFileBytes), Bandwidth.NONE, null, List.of(), false,
                null, null);
    }

    private static void refuses(String message, ThrowingCallable action) {
        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(action).withMessage(message);
    }
}
