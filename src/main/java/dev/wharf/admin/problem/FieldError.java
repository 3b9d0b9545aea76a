package dev.wharf.admin.problem;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is wrong with a request.
 *
 * @param field   path of the property in the body ("quota.maxBytes", "allowedNetworks[0]"), or name of the parameter
 * @param message what it must be instead, to follow the field's name in a sentence
 */
public record FieldError(String field, String message) {

    /** The form in which the modules' values refuse their components. */
    private static final Pattern REFUSAL = Pattern.compile("([a-z]\\w*(?:\\[[^\\]]*]|\\.[\\w/-]+)*): (.+)", Pattern.DOTALL);

    /** What a value said of its component at birth; empty where the exception is not of that form, and so no fault of the caller's. */
    public static Optional<FieldError> of(IllegalArgumentException refusal) {
        String message = refusal.getMessage();
        if (message == null) {
            return Optional.empty();
        }
        Matcher matcher = REFUSAL.matcher(message);
        return matcher.matches() ? Optional.of(new FieldError(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return field + ": " + message;
    }
}
