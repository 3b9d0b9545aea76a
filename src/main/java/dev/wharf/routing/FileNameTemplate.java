package dev.wharf.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The name that a file takes in a directory: text with the placeholders {@code {account}}, {@code {path}} (without its first slash), {@code {name}} and
 * {@code {transferId}}. A result is relative and has no empty, {@code .} or {@code ..} step.
 */
final class FileNameTemplate {

    static final String DEFAULT = "{name}";

    private static final Map<String, Function<Parcel, String>> PLACEHOLDERS = Map.of("account", Parcel::account, "path",
            parcel -> parcel.path().substring(1), "name", Parcel::fileName, "transferId", parcel -> parcel.transferId().toString());

    private final List<Function<Parcel, String>> parts;

    private FileNameTemplate(List<Function<Parcel, String>> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException when it holds an unknown placeholder, a lone brace or a control character, or would leave the directory */
    static FileNameTemplate parse(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not hold control characters");
        }
        List<Function<Parcel, String>> parts = new ArrayList<>();
        StringBuilder sample = new StringBuilder();
        for (int at = 0; at < text.length();) {
            int open = text.indexOf('{', at);
            String literal = text.substring(at, open < 0 ? text.length() : open);
            if (literal.indexOf('}') >= 0) {
                throw new IllegalArgumentException("'}' without '{'");
            }
            parts.add(parcel -> literal);
            sample.append(literal);
            at += literal.length();
            if (open >= 0) {
                int close = text.indexOf('}', open);
                parts.add(placeholder(text.substring(open + 1, close < 0 ? text.length() : close), close >= 0));
                sample.append('x');
                at = close + 1;
            }
        }
        requireInside(sample.toString());
        return new FileNameTemplate(List.copyOf(parts));
    }

    private static Function<Parcel, String> placeholder(String name, boolean closed) {
        Function<Parcel, String> found = PLACEHOLDERS.get(name);
        if (!closed || found == null) {
            throw new IllegalArgumentException("unknown placeholder '{" + name + "'; there are {account}, {path}, {name} and {transferId}");
        }
        return found;
    }

    /** @throws IllegalArgumentException when the name would leave the directory */
    String expand(Parcel parcel) {
        StringBuilder name = new StringBuilder();
        parts.forEach(part -> name.append(part.apply(parcel)));
        return requireInside(name.toString());
    }

    private static String requireInside(String name) {
        for (String step : name.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                throw new IllegalArgumentException("'" + name + "' is not a name inside the directory");
            }
        }
        return name;
    }
}
