package dev.wharf.ftp.listing;

import java.util.ArrayList;
import java.util.List;

/**
 * A shell pattern for one step of a path: {@code *}, {@code ?}, {@code [abc]}, {@code [a-z]}, {@code [!x]}. A bracket that is never closed stands
 * for itself.
 * <p>
 * After a mismatch only the last star is asked to take one character more: stars before it needn't, since whatever they could give up, it can take.
 * So the work is at most the pattern's length times the name's.
 */
public final class Glob {

    /** What stands for one character, or with {@link Star} for any number. */
    private sealed interface Step {

        record Star() implements Step {}

        record Any() implements Step {}

        record Exactly(int codePoint) implements Step {}

        /** @param ranges pairs of first and last code point */
        record OneOf(List<Integer> ranges, boolean negated) implements Step {}
    }

    private final List<Step> steps;

    private Glob(List<Step> steps) {
        this.steps = steps;
    }

    public static Glob of(String pattern) {
        int[] points = pattern.codePoints().toArray();
        var steps = new ArrayList<Step>(points.length);
        int i = 0;
        while (i < points.length) {
            int close = points[i] == '[' ? closing(points, i) : -1;
            steps.add(close > 0 ? oneOf(points, i + 1, close) : single(points[i]));
            i = Math.max(i, close) + 1;
        }
        return new Glob(List.copyOf(steps));
    }

    private static Step single(int point) {
        return switch (point) {
            case '*' -> new Step.Star();
            case '?' -> new Step.Any();
            default -> new Step.Exactly(point);
        };
    }

    /** Where a bracket that opens at an index closes; a closing one right at the start is one of the characters. -1 where it doesn't. */
    private static int closing(int[] points, int open) {
        int i = open + 1;
        if (i < points.length && isNegation(points[i])) {
            i++;
        }
        for (i++; i < points.length; i++) {
            if (points[i] == ']') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNegation(int point) {
        return point == '!' || point == '^';
    }

    private static Step oneOf(int[] points, int from, int to) {
        boolean negated = isNegation(points[from]);
        var ranges = new ArrayList<Integer>();
        int i = negated ? from + 1 : from;
        while (i < to) {
            boolean range = i + 2 < to && points[i + 1] == '-';
            ranges.add(points[i]);
            ranges.add(points[range ? i + 2 : i]);
            i += range ? 3 : 1;
        }
        return new Step.OneOf(List.copyOf(ranges), negated);
    }

    /** Whether a name is a pattern. It may also be the name of a file: look for that first. */
    public static boolean isPattern(String name) {
        return of(name).steps.stream().anyMatch(step -> !(step instanceof Step.Exactly));
    }

    /** A dot at the name's start is matched only by a dot at the pattern's start. */
    public boolean matches(String name) {
        if (name.startsWith(".") && !(!steps.isEmpty() && steps.getFirst() instanceof Step.Exactly(int first) && first == '.')) {
            return false;
        }
        int at = 0;
        int step = 0;
        int afterStar = -1;
        int starEnd = 0;
        while (at < name.length()) {
            int point = name.codePointAt(at);
            if (step < steps.size() && steps.get(step) instanceof Step.Star) {
                afterStar = ++step;
                starEnd = at;
            } else if (step < steps.size() && fits(steps.get(step), point)) {
                step++;
                at += Character.charCount(point);
            } else if (afterStar >= 0) {
                step = afterStar;
                starEnd += Character.charCount(name.codePointAt(starEnd));
                at = starEnd;
            } else {
                return false;
            }
        }
        return steps.subList(step, steps.size()).stream().allMatch(Step.Star.class::isInstance);
    }

    private static boolean fits(Step step, int point) {
        return switch (step) {
            case Step.Star _,Step.Any _ -> true;
            case Step.Exactly(int wanted) -> wanted == point;
            case Step.OneOf(List<Integer> ranges, boolean negated) -> isIn(ranges, point) != negated;
        };
    }

    private static boolean isIn(List<Integer> ranges, int point) {
        for (int i = 0; i < ranges.size(); i += 2) {
            if (ranges.get(i) <= point && point <= ranges.get(i + 1)) {
                return true;
            }
        }
        return false;
    }
}
