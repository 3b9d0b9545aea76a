package dev.wharf.gateway;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts the sessions of each account, exactly, so that the last free one is given once. Only a session that is open can take one: a login may take longer than
 * its session lasts, and nobody would give its place back.
 */
@Component
final class SessionSlots {

    private static final String NOBODY = "";

    private final Map<String, String> accountBySession = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    synchronized void open(String sessionId) {
        accountBySession.putIfAbsent(sessionId, NOBODY);
    }

    /** @param max null for no limit. @return whether the session may be this account's */
    synchronized boolean take(String sessionId, String username, @Nullable Integer max) {
        String account = username.toLowerCase(Locale.ROOT);
        String before = accountBySession.get(sessionId);
        if (account.equals(before)) {
            return true;
        }
        if (before == null || max != null && counts.getOrDefault(account, 0) >= max) {
            return false;
        }
        giveBack(before);
        accountBySession.put(sessionId, account);
        counts.merge(account, 1, Integer::sum);
        return true;
    }

    /** The session stays open, and is nobody's. */
    synchronized void release(String sessionId) {
        String account = accountBySession.replace(sessionId, NOBODY);
        if (account != null) {
            giveBack(account);
        }
    }

    synchronized void close(String sessionId) {
        release(sessionId);
        accountBySession.remove(sessionId);
    }

    private void giveBack(String account) {
        counts.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
    }
}
