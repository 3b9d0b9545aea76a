package dev.wharf.ftp.data;

import java.io.IOException;

/** What came in ended without saying that this was its end: TLS without close_notify, or a block, record or deflate stream cut short. */
public final class TruncatedException extends IOException {

    public TruncatedException(String message) {
        super(message);
    }
}
