package dev.wharf.routing;

import java.io.IOException;

/** What was kept for a delivery is not, or no longer, what its receipt says: no further try can help. */
final class LostContentException extends IOException {

    private static final long serialVersionUID = 1L;

    LostContentException(String message) {
        super(message);
    }
}
