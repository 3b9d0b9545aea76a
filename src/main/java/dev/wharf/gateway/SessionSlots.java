package dev.wharf.gateway;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts the sessions of each account, exactly, so that the last free one is given once. */
@Component
final class SessionSlots {

    private final Map<String, String> accountBySession = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param max null for no limit. @return whether the session may be this account's */
    synchronized boolean take(String sessionId, String username, @Nullable Integer max) {
        String account = username.toLowerCase(Locale.ROOT);
        String before = accountBySession.get(sessionId);
        if (account.equals(before)) {
            return true;
        }
        if (max != null && counts.getOrDefault(account, 0) >= max) {
            return false;
        }
        release(sessionId);
        accountBySession.put(sessionId, account);
        counts.merge(account, 1, Integer::sum);
        return true;
    }

    synchronized void release(String sessionId) {
        String account = accountBySession.remove(sessionId);
        if (account != null) {
            counts.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
