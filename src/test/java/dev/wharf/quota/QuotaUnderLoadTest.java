package dev.wharf.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;
import dev.wharf.account.AccountDetails;
import dev.wharf.account.Accounts;
import dev.wharf.account.PathPermissions;

import static org.assertj.core.api.Assertions.assertThat;

/** Many uploads, overwrites and deletes at once, beside a model of the home that knows what is stored at each commit. */
@SpringBootTest(classes = QuotaTestConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@TestPropertySource(properties = {"spring.main.banner-mode=off", "spring.datasource.url=jdbc:h2:mem:load;DB_CLOSE_DELAY=-1"})
class QuotaUnderLoadTest {

    private static final int THREADS = 8;
    private static final int STEPS = 400;
    private static final int NAMES = 12;
    private static final long MAX_BYTES = 1000;
    private static final long MAX_FILES = 8;

    @Autowired
    Accounts accounts;
    @Autowired
    QuotaLedger ledger;
    @Autowired
    UsageRows rows;
    @Autowired
    TransactionTemplate transactions;

    private final List<StoredFile> home = new ArrayList<>();
    private final Object committing = new Object();
    private long committedBytes;
    private long committedFiles;
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger refusedWhileRunning = new AtomicInteger();
    private final AtomicInteger refusedAtTheEnd = new AtomicInteger();

    @BeforeEach
    void makeAnEmptyHome() {
        accounts.find("acme").ifPresent(account -> accounts.delete("acme"));
        accounts.create("acme", "pw",
                new AccountDetails(true, null, PathPermissions.ALL, new QuotaLimits(MAX_BYTES, MAX_FILES, null), Bandwidth.NONE, null,
                        List.of(), false, null, null));
        for (int i = 0; i < NAMES; i++) {
            home.add(new StoredFile("/" + i));
        }
    }

    @RepeatedTest(3)
    void neverStoresMoreThanTheLimitsAndEndsExact() throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(thread);
            tasks.add(() -> {
                for (int step = 0; step < STEPS; step++) {
                    step(random);
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        }

        assertThat(received.get()).isGreaterThan(100);
        assertThat(refusedWhileRunning.get()).isGreaterThan(100);
        assertThat(refusedAtTheEnd.get()).isGreaterThan(10);
        Usage model = new Usage(home.stream().mapToLong(file -> Math.max(0, file.size)).sum(),
                home.stream().filter(file -> file.size >= 0).count());
        assertThat(ledger.usage("acme")).isEqualTo(model);
        assertThat(rows.find("acme")).isEqualTo(model);
        assertThat(ledger.availableBytes("acme")).isEqualTo(MAX_BYTES - model.bytes());
    }

    private void step(Random random) {
        StoredFile file = home.get(random.nextInt(NAMES));
        if (random.nextInt(4) == 0) {
            delete(file);
            return;
        }
        try (QuotaLease lease = ledger.open("acme", file.path, file.size)) {
            long size = 0;
            for (int writes = random.nextInt(6); writes > 0; writes--) {
                size += random.nextInt(80);
                lease.grow(size);
                Thread.yield();
            }
            if (random.nextInt(10) > 0) {
                // Now and then more has been written than was asked for: the last check must hold by itself.
                size += random.nextInt(4) == 0 ? 200 : 0;
                receive(file, lease, size, random.nextInt(10) == 0);
            }
        } catch (QuotaExceededException e) {
            refusedWhileRunning.incrementAndGet();
        }
    }

    private void receive(StoredFile file, QuotaLease lease, long size, boolean transactionFails) {
        synchronized (file) {
            UsageDelta delta;
            try {
                delta = lease.settle(file.size, size);
            } catch (QuotaExceededException e) {
                refusedAtTheEnd.incrementAndGet();
                return;
            }
            Thread.yield();
            if (commit(delta, transactionFails)) {
                Thread.yield();
                ledger.apply(List.of(delta));
                file.size = size;
                received.incrementAndGet();
            }
        }
    }

    private void delete(StoredFile file) {
        synchronized (file) {
            if (file.size >= 0) {
                UsageDelta delta = new UsageDelta("acme", -file.size, -1);
                file.size = -1;
                commit(delta, false);
                Thread.yield();
                ledger.apply(List.of(delta));
            }
        }
    }

    /** One commit after the other, so that what is stored can be looked at after each. */
    private boolean commit(UsageDelta delta, boolean fails) {
        synchronized (committing) {
            transactions.executeWithoutResult(status -> {
                ledger.store(List.of(delta));
                if (fails) {
                    status.setRollbackOnly();
                }
            });
            if (!fails) {
                committedBytes += delta.bytes();
                committedFiles += delta.files();
            }
            assertThat(rows.find("acme")).isEqualTo(new Usage(committedBytes, committedFiles));
            assertThat(committedBytes).isBetween(0L, MAX_BYTES);
            assertThat(committedFiles).isBetween(0L, MAX_FILES);
            return !fails;
        }
    }

    /** A name of the home; its monitor is held from the look at what is replaced until the new size is there. */
    private static final class StoredFile {

        final String path;
        /** -1 where the name is free. */
        volatile long size = -1;

        StoredFile(String path) {
            this.path = path;
        }
    }
}
