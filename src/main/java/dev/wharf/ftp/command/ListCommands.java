package dev.wharf.ftp.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.wharf.ftp.DirectoryEntries;
import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.Permission;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.StoreException.Reason;
import dev.wharf.ftp.command.TransferJob.Listing;
import dev.wharf.ftp.command.TransferJob.Listing.Kind;
import dev.wharf.ftp.listing.Glob;
import dev.wharf.ftp.listing.ListFormat;
import dev.wharf.ftp.listing.ListingWriter;
import dev.wharf.ftp.protocol.Reply;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.VirtualPath;

/** LIST, NLST, MLSD, and STAT with a path. */
final class ListCommands {

    /** Option letters of ls that clients send; none changes what is shown. */
    private static final String OPTIONS = "aAlLFRrtdSh1C";
    /** Lines of one STAT reply: the reply is built in memory. */
    private static final int MAX_STAT_LINES = 10_000;

    private ListCommands() {}

    static Outcome list(Request request) throws StoreException {
        return listing(request, Kind.LIST);
    }

    static Outcome nlst(Request request) throws StoreException {
        return listing(request, Kind.NLST);
    }

    /** RFC 3659, 7.2: a directory, and nothing else. */
    static Outcome mlsd(Request request) throws StoreException {
        request.session().pending().takeRestart();
        if (!request.user().files().stat(request.path()).isDirectory()) {
            return Outcome.answer(ReplyCode.BAD_ARGUMENT, "MLSD lists directories; use MLST for a file.");
        }
        return new Outcome.Transfer(new Listing(Kind.MLSD, request.path(), null, ""));
    }

    private static Outcome listing(Request request, Kind kind) throws StoreException {
        request.session().pending().takeRestart();
        Listing listing = resolve(request, kind, withoutOptions(request.argument()));
        if (!request.user().may(Permission.LIST, listing.path())) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Permission denied.");
        }
        return new Outcome.Transfer(listing);
    }

    static Outcome stat(Request request) throws StoreException {
        Listing listing = resolve(request, Kind.LIST, withoutOptions(request.argument()));
        if (!request.user().may(Permission.LIST, listing.path())) {
            return Outcome.answer(ReplyCode.FILE_UNAVAILABLE, "Permission denied.");
        }
        return new Outcome.Answer(Reply.lines(ReplyCode.DIRECTORY_STATUS, "Status of " + Reply.quoted(listing.path()) + ":",
                lines(request, listing), "End."));
    }

    private static List<String> lines(Request request, Listing listing) throws StoreException {
        var text = new ByteArrayOutputStream();
        var writer = new ListingWriter(new ListFormat.Unix("ftp", "ftp", Instant.now()),
                part -> text.write(part.array(), part.arrayOffset() + part.position(), part.remaining()));
        try (DirectoryEntries entries = Entries.of(request.user().files(), listing)) {
            int count = 0;
            for (FileInfo entry = entries.next(); entry != null && count < MAX_STAT_LINES; entry = entries.next()) {
                writer.write(entry);
                count++;
            }
            writer.flush();
        } catch (IOException failure) {
            throw new StoreException(Reason.FAILED, "The directory could not be read.", failure);
        }
        return text.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** A name that is there wins over the pattern that it may look like. */
    private static Listing resolve(Request request, Kind kind, String argument) throws StoreException {
        String path = argument.isEmpty() ? request.session().directory() : VirtualPath.resolve(request.session().directory(), argument);
        try {
            boolean directory = request.user().files().stat(path).isDirectory();
            return new Listing(kind, path, null, directory ? asPrefix(argument) : prefixOf(argument));
        } catch (StoreException failure) {
            if (failure.reason() != Reason.NOT_FOUND || !Glob.isPattern(VirtualPath.name(path))) {
                throw failure;
            }
        }
        String directory = VirtualPath.parent(path);
        request.user().files().stat(directory);
        return new Listing(kind, directory, Glob.of(VirtualPath.name(path)), prefixOf(argument));
    }

    /** NLST dir answers dir/name, so that the client can use each line as it is. */
    private static String asPrefix(String argument) {
        return argument.isEmpty() || argument.equals(".") ? "" : argument.endsWith("/") ? argument : argument + "/";
    }

    private static String prefixOf(String argument) {
        return argument.substring(0, argument.lastIndexOf('/') + 1);
    }

    /** Clients send options of ls before the path: {@code LIST -la dir}. */
    private static String withoutOptions(String argument) {
        String rest = argument;
        while (rest.startsWith("-") && rest.length() > 1) {
            int space = rest.indexOf(' ');
            String word = space < 0 ? rest : rest.substring(0, space);
            if (word.chars().skip(1).anyMatch(c -> OPTIONS.indexOf(c) < 0)) {
                return rest;
            }
            rest = space < 0 ? "" : rest.substring(space + 1);
        }
        return rest;
    }
}
