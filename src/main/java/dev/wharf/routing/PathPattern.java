package dev.wharf.routing;

import java.util.Arrays;

/**
 * A pattern for absolute paths: {@code *} is any part of a step, {@code **} anything across steps, {@code ?} one character that is no slash; a whole step
 * {@code **} before another one also stands for none at all, so that {@code /a/**}{@code /b} matches {@code /a/b}. Case counts; there is no escape.
 *
 * <p>Matching follows all the ways through the pattern at once, as a set of positions in it. It takes at most the length of the path times the length of the
 * pattern, whatever both are: there is nothing to backtrack.
 */
final class PathPattern {

    static final int MAX_LENGTH = 1024;

    private static final int ONE = -1;
    private static final int IN_STEP = -2;
    private static final int ACROSS_STEPS = -3;
    /** Before an ACROSS_STEPS and its slash: both may be left out. */
    private static final int OPTIONAL_STEPS = -4;

    private final String text;
    /** What stands before the first wildcard. */
    private final String prefix;
    /** Code points and wildcards after the prefix. */
    private final int[] tokens;

    private PathPattern(String text, String prefix, int[] tokens) {
        this.text = text;
        this.prefix = prefix;
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException when it does not begin with a slash, is too long, or holds a control character */
    static PathPattern parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("must begin with '/'");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must not be longer than " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not hold control characters");
        }
        int wildcard = 0;
        while (wildcard < text.length() && text.charAt(wildcard) != '*' && text.charAt(wildcard) != '?') {
            wildcard++;
        }
        return new PathPattern(text, text.substring(0, wildcard), tokens(text, wildcard));
    }

    private static int[] tokens(String text, int from) {
        int[] tokens = new int[2 * text.length()];
        int count = 0;
        for (int at = from; at < text.length();) {
            if (text.startsWith("**", at)) {
                int end = at;
                while (end < text.length() && text.charAt(end) == '*') {
                    end++;
                }
                if (text.charAt(at - 1) == '/' && text.startsWith("/", end)) {
                    tokens[count++] = OPTIONAL_STEPS;
                }
                tokens[count++] = ACROSS_STEPS;
                at = end;
            } else {
                int character = text.codePointAt(at);
                tokens[count++] = switch (character) {
                    case '*' -> IN_STEP;
                    case '?' -> ONE;
                    default -> character;
                };
                at += Character.charCount(character);
            }
        }
        return Arrays.copyOf(tokens, count);
    }

    boolean matches(String path) {
        if (!path.startsWith(prefix)) {
            return false;
        }
        if (tokens.length == 0) {
            return path.length() == prefix.length();
        }
        boolean[] here = new boolean[tokens.length + 1];
        boolean[] next = new boolean[tokens.length + 1];
        reach(here, 0);
        int at = prefix.length();
        while (at < path.length()) {
            if (here[tokens.length - 1] && tokens[tokens.length - 1] == ACROSS_STEPS) {
                return true;
            }
            int character = path.codePointAt(at);
            if (!step(here, next, character)) {
                return false;
            }
            boolean[] spare = here;
            here = next;
            next = spare;
            Arrays.fill(next, false);
            at += Character.charCount(character);
        }
        return here[tokens.length];
    }

    /** Where one character of the path leads to. @return false when nowhere */
    private boolean step(boolean[] here, boolean[] next, int character) {
        boolean alive = false;
        for (int position = 0; position < tokens.length; position++) {
            if (here[position]) {
                int token = tokens[position];
                if (token == ACROSS_STEPS || token == IN_STEP && character != '/') {
                    reach(next, position);
                    alive = true;
                } else if (token == character || token == ONE && character != '/') {
                    reach(next, position + 1);
                    alive = true;
                }
            }
        }
        return alive;
    }

    /** Marks a position, and those after it that need no character. */
    private void reach(boolean[] positions, int position) {
        int at = position;
        while (!positions[at]) {
            positions[at] = true;
            if (at == tokens.length || tokens[at] >= 0 || tokens[at] == ONE) {
                return;
            }
            if (tokens[at] == OPTIONAL_STEPS) {
                reach(positions, at + 3);
            }
            at++;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
