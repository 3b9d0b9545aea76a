package dev.wharf.ftp.listing;

import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.Permission;
import java.util.Set;

/** Which facts of MLSx a session wants to see (RFC 3659, 7.5 to 7.9). */
public final class MlstFacts {

    /** Every fact that there is: the choice a session begins with. */
    public static final MlstFacts ALL = new MlstFacts();

    /**
     * Reads the argument of OPTS MLST: fact names, in any case, each followed by a semicolon. Unknown ones are passed over; none at all is a choice
     * too.
     */
    public static MlstFacts parse(String options) {
        throw new UnsupportedOperationException();
    }

    /** For FEAT: {@code type*;size*;...}, every fact that there is, with a star behind those that are chosen. */
    public String feature() {
        throw new UnsupportedOperationException();
    }

    /** For the reply to OPTS MLST: {@code type;size;}, the facts chosen, in the server's order. */
    @Override
    public String toString() {
        throw new UnsupportedOperationException();
    }

    /** The line of an MLST reply, without the space before it: facts, a space, the name as given. */
    public String line(FileInfo entry, Set<Permission> rights, String shownName) {
        throw new UnsupportedOperationException();
    }
}
