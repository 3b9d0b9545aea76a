package dev.wharf.ftp.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

import org.jspecify.annotations.Nullable;

/** Points in time as MDTM and MFMT write them: {@code YYYYMMDDHHMMSS}, UTC (RFC 3659, 2.3). */
public final class TimeVal {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int DIGITS = 14;

    private TimeVal() {}

    public static String format(Instant time) {
        return FORMAT.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Null where that is no point in time. A fraction of a second is taken and dropped. */
    public static @Nullable Instant parse(String text) {
        if (text.length() < DIGITS || text.length() > DIGITS && !isFraction(text.substring(DIGITS))) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.substring(0, DIGITS), FORMAT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    private static boolean isFraction(String text) {
        return text.length() > 1 && text.charAt(0) == '.' && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }
}
