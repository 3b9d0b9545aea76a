package dev.wharf.routing;

/** A route or destination can't be what the caller wants, since of what is there: kind says why, the message is a sentence for the caller. */
public final class RoutingConflictException extends RuntimeException {

    /** What stands in the way. */
    public enum Kind {
        NAME_TAKEN, VERSION_CHANGED, IN_USE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public RoutingConflictException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
