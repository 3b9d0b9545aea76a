package dev.wharf.transfer;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A path, or a pattern for paths: {@code *} is any characters within a step, {@code ?} is one, {@code **} is any characters across steps, and
 * {@code /**}{@code /} is also a single slash. Characters are code points. Matching takes time in proportion to pattern and path, whatever they are: both come
 * from outside.
 */
final class PathPattern {

    private static final int ONE = -1;
    private static final int WITHIN_STEP = -2;
    private static final int ACROSS_STEPS = -3;
    /** Whole steps or nothing, after a slash: passes on to what follows {@link #STEP}, or enters it. */
    private static final int STEPS = -4;
    /** Any characters, left by a slash only. */
    private static final int STEP = -5;

    /** How many wildcards {@link #like} keeps: a database may try them in all combinations. */
    private static final int LIKE_WILDCARDS = 3;

    private final String text;
    /** Code points, and the negative constants above. */
    private final int[] tokens;

    private PathPattern(String text, int[] tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static PathPattern of(String text) {
        int[] source = text.codePoints().toArray();
        int[] tokens = new int[source.length];
        int count = 0;
        for (int i = 0; i < source.length;) {
            int end = endOfStars(source, i);
            if (end == i) {
                tokens[count++] = source[i] == '?' ? ONE : source[i];
                end++;
            } else if (end - i == 1) {
                tokens[count++] = WITHIN_STEP;
            } else if (isSlash(source, i - 1) && isSlash(source, end)) {
                tokens[count++] = STEPS;
                tokens[count++] = STEP;
                end++;
            } else {
                tokens[count++] = ACROSS_STEPS;
            }
            i = end;
        }
        return new PathPattern(text, Arrays.copyOf(tokens, count));
    }

    private static boolean isSlash(int[] source, int index) {
        return index >= 0 && index < source.length && source[index] == '/';
    }

    private static int endOfStars(int[] source, int from) {
        int end = from;
        while (end < source.length && source[end] == '*') {
            end++;
        }
        return end;
    }

    /** Whether it has no wildcard, and so is a path. */
    boolean isLiteral() {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0;
    }

    /** Follows all ways through the pattern at once: a set of positions, moved on by each character of the path. */
    boolean matches(String path) {
        BitSet positions = new BitSet(tokens.length + 1);
        reach(0, positions);
        for (int i = 0; i < path.length() && !positions.isEmpty();) {
            int character = path.codePointAt(i);
            i += Character.charCount(character);
            BitSet next = new BitSet(tokens.length + 1);
            for (int at = positions.nextSetBit(0); at >= 0 && at < tokens.length; at = positions.nextSetBit(at + 1)) {
                consume(at, character, next);
            }
            positions = next;
        }
        return positions.get(tokens.length);
    }

    /** Adds a position, and those that are reached from it without a character. */
    private void reach(int position, BitSet positions) {
        positions.set(position);
        if (position == tokens.length) {
            return;
        }
        switch (tokens[position]) {
            case WITHIN_STEP, ACROSS_STEPS -> reach(position + 1, positions);
            case STEPS -> {
                positions.set(position + 1);
                reach(position + 2, positions);
            }
            default -> {
            }
        }
    }

    private void consume(int position, int character, BitSet next) {
        switch (tokens[position]) {
            case ACROSS_STEPS -> reach(position, next);
            case WITHIN_STEP -> {
                if (character != '/') {
                    reach(position, next);
                }
            }
            case ONE -> {
                if (character != '/') {
                    reach(position + 1, next);
                }
            }
            case STEPS -> {
            }
            case STEP -> {
                next.set(position);
                if (character == '/') {
                    reach(position + 1, next);
                }
            }
            default -> {
                if (character == tokens[position]) {
                    reach(position + 1, next);
                }
            }
        }
    }

    /** A LIKE pattern with the escape character {@code !} that finds at least what this one matches. */
    String like() {
        StringBuilder like = new StringBuilder(text.length() + 8);
        int wildcards = 0;
        boolean afterWildcard = false;
        for (int i = 0; i < tokens.length && wildcards < LIKE_WILDCARDS; i++) {
            int token = tokens[i];
            if (token >= 0) {
                if (token == '%' || token == '_' || token == '!') {
                    like.append('!');
                }
                like.appendCodePoint(token);
            } else if (!afterWildcard) {
                like.append('%');
                wildcards++;
            }
            afterWildcard = token < 0;
        }
        return like.toString();
    }
}
