package dev.wharf.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a username may look like, and the form by which two of them are the same. */
final class Usernames {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    private Usernames() {}

    static boolean valid(String username) {
        return VALID.matcher(username).matches();
    }

    static void check(String username) {
        if (!valid(username)) {
            throw new IllegalArgumentException(
                    "username: must be 1 to 64 letters (a to z), digits, '.', '_', '-' or '@', the first a letter or a digit");
        }
    }

    static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
