package dev.wharf.audit;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Who did what. Rows are added and read, never changed. */
public interface AuditLog {

    /** Adds entries in the caller's transaction where there is one, as one batch. */
    void append(Collection<AuditEntry> entries);

    /**
     * Newest first.
     *
     * @param actor  a user or administrator; null for all
     * @param action null for all
     * @param after  the id of the last row of the page before; null for the first page
     * @param limit  1 to 1000
     */
    List<AuditEntry> search(@Nullable String actor, @Nullable String action, @Nullable Long after, int limit);
}
