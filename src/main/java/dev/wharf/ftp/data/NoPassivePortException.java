package dev.wharf.ftp.data;

import java.io.IOException;

/** Every port of the passive range is leased, or held by someone else. */
public final class NoPassivePortException extends IOException {

    NoPassivePortException(String message) {
        super(message);
    }
}
