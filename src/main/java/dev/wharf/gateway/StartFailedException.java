package dev.wharf.gateway;

import org.jspecify.annotations.Nullable;

/** The gateway can't start; the message is one sentence that names the property to change. */
final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    StartFailedException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
