package dev.wharf.ftp.listing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.Permission;

/** Which facts of MLSx a session wants to see (RFC 3659, 7.5 to 7.9). Immutable. */
public final class MlstFacts {

    /** Every fact that there is: the choice a session begins with. */
    public static final MlstFacts ALL = new MlstFacts(EnumSet.allOf(Fact.class));

    private final EnumSet<Fact> chosen;

    private MlstFacts(Collection<Fact> chosen) {
        this.chosen = EnumSet.noneOf(Fact.class);
        this.chosen.addAll(chosen);
    }

    /**
     * Reads the argument of OPTS MLST: fact names, in any case, each followed by a semicolon. Unknown ones are passed over; none at all is a choice
     * too.
     */
    public static MlstFacts parse(String options) {
        Set<String> names = Set.copyOf(Arrays.asList(options.strip().toLowerCase(Locale.ROOT).split(";")));
        return new MlstFacts(EnumSet.allOf(Fact.class).stream().filter(fact -> names.contains(fact.lowerCase)).toList());
    }

    /** For FEAT: {@code type*;size*;...}, every fact that there is, with a star behind those that are chosen. */
    public String feature() {
        var text = new StringBuilder();
        for (Fact fact : Fact.values()) {
            text.append(fact.shown).append(chosen.contains(fact) ? "*;" : ";");
        }
        return text.toString();
    }

    /** For the reply to OPTS MLST: {@code type;size;}, the facts chosen, in the server's order. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Fact fact : chosen) {
            text.append(fact.shown).append(';');
        }
        return text.toString();
    }

    /** The line of an MLST reply, without the space before it: facts, a space, the name as given. */
    public String line(FileInfo entry, Set<Permission> rights, String shownName) {
        var line = new Line();
        put(line, entry, rights, new UtcTime());
        line.put(' ');
        line.put(shownName);
        return line.toString();
    }

    void put(Line line, FileInfo entry, Set<Permission> rights, UtcTime time) {
        for (Fact fact : chosen) {
            if (fact != Fact.SIZE || !entry.isDirectory()) {
                line.put(fact.prefix);
                value(fact, line, entry, rights, time);
                line.put(';');
            }
        }
    }

    private static void value(Fact fact, Line line, FileInfo entry, Set<Permission> rights, UtcTime time) {
        switch (fact) {
            case TYPE -> line.put(entry.isDirectory() ? "dir" : "file");
            case SIZE -> line.number(entry.size());
            case MODIFY -> {
                time.set(entry.modified());
                time.putTimeVal(line);
            }
            case PERM -> perm(line, entry.isDirectory(), rights);
            case UNIQUE -> line.put(entry.unique());
            case UNIX_MODE -> octal(line, entry.mode());
        }
    }

    /** RFC 3659, 7.5.5. */
    private static void perm(Line line, boolean directory, Set<Permission> rights) {
        if (directory) {
            put(line, "el", rights.contains(Permission.LIST));
            put(line, "c", rights.contains(Permission.UPLOAD));
            put(line, "m", rights.contains(Permission.CREATE_DIRECTORY));
            put(line, "pd", rights.contains(Permission.DELETE));
        } else {
            put(line, "r", rights.contains(Permission.DOWNLOAD));
            put(line, "aw", rights.contains(Permission.UPLOAD) && rights.contains(Permission.OVERWRITE));
            put(line, "d", rights.contains(Permission.DELETE));
        }
        put(line, "f", rights.contains(Permission.RENAME));
    }

    private static void put(Line line, String letters, boolean allowed) {
        if (allowed) {
            for (int i = 0; i < letters.length(); i++) {
                line.put(letters.charAt(i));
            }
        }
    }

    private static void octal(Line line, int mode) {
        line.put('0');
        for (int shift = 6; shift >= 0; shift -= 3) {
            line.put((char) ('0' + (mode >> shift & 7)));
        }
    }

    /** The facts that there are, in the order in which they are shown. */
    private enum Fact {
        TYPE("type"), SIZE("size"), MODIFY("modify"), PERM("perm"), UNIQUE("unique"), UNIX_MODE("UNIX.mode");

        private final String shown;
        private final String lowerCase;
        private final byte[] prefix;

        Fact(String shown) {
            this.shown = shown;
            this.lowerCase = shown.toLowerCase(Locale.ROOT);
            this.prefix = (shown + "=").getBytes(StandardCharsets.US_ASCII);
        }
    }
}
