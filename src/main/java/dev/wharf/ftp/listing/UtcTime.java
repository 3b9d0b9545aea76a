package dev.wharf.ftp.listing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One time of day and date in UTC, taken apart without making objects; set anew for each entry. Years before 0 and after 9999 have no form in FTP
 * and are shown as the first or last second that has.
 */
final class UtcTime {

    private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int DAY = 86_400;

    /** Days from 1 March of the year 0 to the epoch; years that begin in March have their leap day last. */
    private static final int EPOCH_DAY = 719_468;
    private static final int FOUR_CENTURIES = 146_097;

    private int year;
    private int month;
    private int day;
    private int secondOfDay;

    void set(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), FIRST, LAST);
        secondOfDay = (int) Math.floorMod(seconds, (long) DAY);
        date((int) Math.floorDiv(seconds, (long) DAY) + EPOCH_DAY);
    }

    /** Gregorian years repeat after four centuries; within them the year follows from the day by taking leap days out. */
    private void date(int days) {
        int era = Math.floorDiv(days, FOUR_CENTURIES);
        int dayOfEra = Math.floorMod(days, FOUR_CENTURIES);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    }

    /** {@code Jan 02 15:04}. */
    void putWithTime(Line line) {
        monthAndDay(line);
        line.digits(secondOfDay / 3600, 2);
        line.put(':');
        line.digits(secondOfDay / 60 % 60, 2);
    }

    /** {@code Jan 02  2006}. */
    void putWithYear(Line line) {
        monthAndDay(line);
        line.put(' ');
        line.digits(year, 4);
    }

    private void monthAndDay(Line line) {
        int at = (month - 1) * 3;
        line.put((char) MONTHS[at]);
        line.put((char) MONTHS[at + 1]);
        line.put((char) MONTHS[at + 2]);
        line.put(' ');
        line.digits(day, 2);
        line.put(' ');
    }

    /** {@code 20060102150405} (RFC 3659, 2.3). */
    void putTimeVal(Line line) {
        line.digits(year, 4);
        line.digits(month, 2);
        line.digits(day, 2);
        line.digits(secondOfDay / 3600, 2);
        line.digits(secondOfDay / 60 % 60, 2);
        line.digits(secondOfDay % 60, 2);
    }
}
