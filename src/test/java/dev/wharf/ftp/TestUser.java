package dev.wharf.ftp;

import java.util.function.BiPredicate;

/** A user who may do everything until a test says otherwise. */
public final class TestUser implements FtpUser {

    private final MemoryStore files;
    private volatile BiPredicate<Permission, String> rights = (permission, path) -> true;
    private volatile Throttle throttle = Throttle.NONE;

    public TestUser(MemoryStore files) {
        this.files = files;
    }

    public void rights(BiPredicate<Permission, String> next) {
        rights = next;
    }

    void throttle(Throttle next) {
        throttle = next;
    }

    @Override
    public String name() {
        return "anna";
    }

    @Override
    public MemoryStore files() {
        return files;
    }

    @Override
    public boolean may(Permission permission, String path) {
        return rights.test(permission, path);
    }

    @Override
    public Throttle throttle(Direction direction) {
        return throttle;
    }
}
