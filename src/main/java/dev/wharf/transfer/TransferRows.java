package dev.wharf.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** How a {@link Transfer} is written to a row and read from one. */
final class TransferRows {

    static final String COLUMNS =
            "id, account, session_id, direction, path, bytes, file_bytes, started_at, finished_at, outcome, reply_code, reason, checksum, "
                    + "checksum_algorithm, remote_address, tls";

    static final String INSERT = "INSERT INTO transfers (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int REASON_LENGTH = 1024;

    private TransferRows() {}

    /** A time as the database keeps it: cut to the microsecond, lest one database rounds and the other doesn't. */
    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static void bind(PreparedStatement insert, Transfer transfer) throws SQLException {
        insert.setObject(1, transfer.id());
        insert.setString(2, transfer.account());
        insert.setString(3, transfer.sessionId());
        insert.setString(4, transfer.direction().name());
        insert.setString(5, transfer.path());
        insert.setLong(6, transfer.bytes());
        if (transfer.fileBytes() == null) {
            insert.setNull(7, Types.BIGINT);
        } else {
            insert.setLong(7, transfer.fileBytes());
        }
        insert.setObject(8, time(transfer.startedAt()));
        insert.setObject(9, time(transfer.finishedAt()));
        insert.setString(10, transfer.outcome().name());
        insert.setInt(11, transfer.replyCode());
        insert.setString(12, cut(transfer.reason()));
        insert.setString(13, transfer.checksum());
        insert.setString(14, transfer.checksumAlgorithm());
        insert.setString(15, transfer.remoteAddress());
        insert.setBoolean(16, transfer.tls());
    }

    static Transfer read(ResultSet row, int number) throws SQLException {
        long fileBytes = row.getLong("file_bytes");
        Long fileBytesOrNull = row.wasNull() ? null : fileBytes;
        return new Transfer(row.getObject("id", UUID.class), row.getString("account"), row.getString("session_id"),
                Transfer.Direction.valueOf(row.getString("direction")), row.getString("path"), row.getLong("bytes"), fileBytesOrNull,
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                Transfer.Outcome.valueOf(row.getString("outcome")), row.getInt("reply_code"), row.getString("reason"),
                row.getString("checksum"),
                row.getString("checksum_algorithm"), row.getString("remote_address"), row.getBoolean("tls"));
    }

    /** A reason is the one text that nobody limits: a receipt must not fail since its reason is long. */
    static @Nullable String cut(@Nullable String reason) {
        if (reason == null || reason.length() <= REASON_LENGTH) {
            return reason;
        }
        int end = Character.isHighSurrogate(reason.charAt(REASON_LENGTH - 1)) ? REASON_LENGTH - 1 : REASON_LENGTH;
        return reason.substring(0, end);
    }
}
