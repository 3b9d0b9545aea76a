package dev.wharf.gateway;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Tells the connection pool that a connection is of no use any more. H2 closes its database where it can't write, on a full disk for example, and opens it again for
 * a new connection, when none is left that has seen it closed. Public, and named in the application's properties, since the pool makes it.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    /** H2's code for a database that closed itself. */
    private static final int DATABASE_IS_CLOSED = 90098;

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return failure.getErrorCode() == DATABASE_IS_CLOSED ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
