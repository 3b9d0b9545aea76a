package dev.wharf.account;

import org.jspecify.annotations.Nullable;

/**
 * Compares passwords with their stored hashes, which are slow by design. No more hashes are computed at once than there are processors; a password that was
 * right is remembered for a while, so that a client which logs in for each file doesn't pay again. Safe for many threads; a call may block.
 */
public interface PasswordVerification {

    /**
     * Takes a hash's time for every answer of false, whatever its reason; true comes at once where this very password was right a moment ago for this very
     * hash, so that a changed password is forgotten by construction.
     *
     * @param realmAndName whose password it is, such as {@code "admin:root"}: one realm's memory never serves another
     * @param encodedHash  what is stored, with its encoder's id in braces; null where there is no such user, which costs a hash all the same
     * @throws PasswordVerificationBusyException when too many others wait already, or the thread is interrupted while it waits
     */
    boolean matches(String realmAndName, String password, @Nullable String encodedHash);
}
