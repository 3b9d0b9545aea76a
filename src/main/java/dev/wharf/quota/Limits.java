package dev.wharf.quota;

import org.jspecify.annotations.Nullable;

import dev.wharf.account.Account.QuotaLimits;

/** The checks, and what clients are told. */
final class Limits {

    /** What an account may store that is there no more. */
    static final QuotaLimits GONE = new QuotaLimits(0L, 0L, 0L);

    /** 4 PiB: sums of what two thousand uploads declare fit in 64 bits. */
    private static final long LARGEST_FILE = 1L << 52;

    private Limits() {}

    static void checkFile(QuotaLimits limits, long fileBytes) throws QuotaExceededException {
        long most = limits.maxFileBytes() == null ? LARGEST_FILE : Math.min(LARGEST_FILE, limits.maxFileBytes());
        if (fileBytes > most) {
            throw new QuotaExceededException("The account's limit of " + most + " bytes in one file would be passed.");
        }
    }

    /** @param more what is wanted; 0 fits even where the limit has been passed */
    static void checkBytes(QuotaLimits limits, Usage stored, long heldByOthers, long more) throws QuotaExceededException {
        if (more > 0 && !fits(limits.maxBytes(), stored.bytes(), heldByOthers, more)) {
            throw new QuotaExceededException("The account's limit of " + limits.maxBytes() + " bytes would be passed.");
        }
    }

    static void checkFiles(QuotaLimits limits, Usage stored, long heldByOthers, long more) throws QuotaExceededException {
        if (more > 0 && !fits(limits.maxFiles(), stored.files(), heldByOthers, more)) {
            throw new QuotaExceededException("The account's limit of " + limits.maxFiles() + " files would be passed.");
        }
    }

    private static boolean fits(@Nullable Long limit, long stored, long held, long more) {
        return limit == null || limit - stored - held >= more;
    }
}
