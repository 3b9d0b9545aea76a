package dev.wharf.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One fact.
 *
 * @param id      given by the database; null before
 * @param actor   "ftp:acme", "admin:root" or "system"; for a refused login the name that was tried
 * @param action  what was done, in the past tense: LOGGED_IN, LOGIN_REFUSED, FILE_RECEIVED, FILE_DELETED, ACCOUNT_CREATED, ...
 * @param subject what it was done to; at most 1024 characters are kept
 * @param detail  more, in words; at most 1024 characters are kept
 * @param remote  the client's address; null where there is none
 */
public record AuditEntry(@Nullable Long id, Instant at, String actor, String action, String subject, @Nullable String detail,
        @Nullable String remote) {}
