package dev.wharf.ftp.session;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.FtpUser;

/** Who the session belongs to. Written by the loop thread; the user is read by others. */
public final class Login {

    private @Nullable String named;
    private volatile @Nullable FtpUser user;
    private int failures;

    /** USER: whoever was logged in is no longer. */
    public void name(String username) {
        user = null;
        named = username;
    }

    /** The name that USER gave, once: PASS must follow it. */
    public @Nullable String takeName() {
        String name = named;
        named = null;
        return name;
    }

    public void succeed(FtpUser loggedIn) {
        user = loggedIn;
        failures = 0;
    }

    /** @return how often it has failed by now */
    public int fail() {
        return ++failures;
    }

    public @Nullable FtpUser user() {
        return user;
    }

    void reset() {
        named = null;
        user = null;
    }
}
