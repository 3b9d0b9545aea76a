package dev.wharf.gateway;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence that another process has the embedded database. Registered in {@code META-INF/spring.factories}. */
final class DatabaseInUseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** H2's code for a database file that another process has locked. */
    private static final int DATABASE_ALREADY_OPEN = 90020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        return cause.getErrorCode() != DATABASE_ALREADY_OPEN ? null
                : new FailureAnalysis("The database in wharf.data-directory is in use by another process.",
                        "Stop that one, or set wharf.data-directory to another directory.", cause);
    }
}
