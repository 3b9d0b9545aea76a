package dev.wharf.ftp.protocol;

/**
 * One line of the control connection, split.
 *
 * @param verb     upper case; "" for an empty line
 * @param argument everything behind the first space, as it came; "" where nothing is
 * @param fault    what is wrong with the line, whatever it says
 */
public record CommandLine(String verb, String argument, Fault fault) {

    /** What can be wrong with a line before anybody looks at its meaning. */
    public enum Fault {
        NONE,
        /** Longer than {@link CommandReader#MAX_LINE} bytes; neither verb nor argument were kept. */
        TOO_LONG,
        /** Carries CR, NUL, or bytes that are not UTF-8; the argument was not kept. */
        BAD_CHARACTERS
    }
}
