package dev.wharf.ftp.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.wharf.ftp.FileInfo;
import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.protocol.ReplyCode;

/** HASH and its choice of algorithm (draft-bryan-ftpext-hash). */
final class HashCommands {

    /** In the order of the draft's registry, strongest first; the names are those of the draft and of Java. */
    private static final List<String> ALGORITHMS = List.of("SHA-512", "SHA-256", "SHA-1", "MD5");

    private HashCommands() {}

    static Outcome hash(Request request) throws StoreException {
        FileInfo file = FactCommands.file(request);
        String algorithm = request.session().hashAlgorithm();
        String sum = digest(request, algorithm);
        return Outcome.answer(ReplyCode.FILE_STATUS, algorithm + " 0-" + file.size() + " " + sum + " " + request.argument());
    }

    static Outcome choose(Request request, String algorithm) {
        String known = algorithm.toUpperCase(Locale.ROOT);
        if (known.isEmpty()) {
            return Outcome.answer(ReplyCode.OK, request.session().hashAlgorithm());
        }
        if (!ALGORITHMS.contains(known)) {
            return Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "HASH knows " + String.join(", ", ALGORITHMS) + ".");
        }
        request.session().hashAlgorithm(known);
        return Outcome.answer(ReplyCode.OK, known);
    }

    /** For FEAT: every algorithm, the chosen one with a star. */
    static String feature(String chosen) {
        return "HASH " + ALGORITHMS.stream().map(a -> a.equals(chosen) ? a + "*" : a).collect(Collectors.joining(";"));
    }

    private static String digest(Request request, String algorithm) throws StoreException {
        try (ReadableByteChannel content = request.user().files().read(request.path(), 0)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (content.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new StoreException(StoreException.Reason.FAILED, "The file could not be read.", failure);
        } catch (NoSuchAlgorithmException everyJdkHasThem) {
            throw new IllegalStateException(everyJdkHasThem);
        }
    }
}
