package dev.wharf.ftp.command;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.Permission;

/**
 * One verb: what the gate checks before its handler may run, and what HELP and the documentation say.
 *
 * @param verb       upper case
 * @param permission needed for the path of the argument; null for none
 * @param syntax     of the argument, as HELP shows it; "" for none
 * @param source     the standard and its section
 */
public record CommandSpec(String verb, Access access, Argument argument, @Nullable Permission permission, Lane lane, String syntax,
        String source,
        Handler handler) {

    /** Who may use it. */
    public enum Access {
        ANYONE, LOGGED_IN
    }

    /** What must stand behind the verb. A path is resolved by the gate. */
    public enum Argument {
        NONE, OPTIONAL, REQUIRED, PATH, OPTIONAL_PATH
    }

    /** When it runs, if a transfer is under way. */
    public enum Lane {
        /** When the transfer has ended. */
        WAITS,
        /** At once. */
        IMMEDIATE
    }

    /** Does what the verb means. Runs on the loop thread; never writes to the socket. */
    @FunctionalInterface
    public interface Handler {
        Outcome handle(Request request) throws dev.wharf.ftp.StoreException;
    }
}
