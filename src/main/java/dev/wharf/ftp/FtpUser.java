package dev.wharf.ftp;

/** A user who has logged in. The engine asks again at every command, so that a change made by an operator holds in open sessions. */
public interface FtpUser {

    String name();

    FileStore files();

    /** @param path absolute and normalised */
    boolean may(Permission permission, String path);

    /** Slows a transfer to what this user may move; asked once when a transfer begins. */
    Throttle throttle(Direction direction);
}
