package dev.wharf.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.wharf.admin.HttpDoor.Answer;
import dev.wharf.transfer.Transfer;
import dev.wharf.transfer.Transfer.Direction;
import dev.wharf.transfer.Transfer.Outcome;
import dev.wharf.transfer.TransferIds;
import dev.wharf.transfer.TransferLog;

import static org.assertj.core.api.Assertions.assertThat;

@HttpDoorTest
class TransferApiTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");

    private final HttpDoor door;
    private final TransferLog log;

    TransferApiTest(HttpDoor door, TransferLog log) {
        this.door = door;
        this.log = log;
    }

    @Test
    void showsATransferWithTheNamesThatScriptsKnow() {
        UUID id = TransferIds.next();
        log.append(List.of(new Transfer(id, "shown", "s1", Direction.UPLOAD, "/inbox/a", 5, 10L, THEN, THEN.plusSeconds(1),
                Outcome.COMPLETED, 226, null,
                "abc", "SHA-256", "10.0.0.1", true)));

        String expected = """
                {"id":"%s","account":"shown","sessionId":"s1","direction":"UPLOAD","path":"/inbox/a","bytes":5,"fileBytes":10,\
                "startedAt":"2026-01-31T12:00:00Z","finishedAt":"2026-01-31T12:00:01Z","outcome":"COMPLETED","replyCode":226,"reason":null,\
                "checksum":"abc","checksumAlgorithm":"SHA-256","remoteAddress":"10.0.0.1","tls":true}""".formatted(id);
        assertThat(door.get("/api/v1/transfers/" + id).text()).isEqualTo(expected);
        assertThat(door.get("/api/v1/transfers?account=shown").text()).isEqualTo("{\"items\":[" + expected + "],\"next\":null}");
    }

    @Test
    void searchesByEveryFilter() {
        log.append(List.of(transfer("filtered", Direction.UPLOAD, "/inbox/a", Outcome.COMPLETED, 0),
                transfer("filtered", Direction.DOWNLOAD, "/inbox/b", Outcome.COMPLETED, 10),
                transfer("filtered", Direction.UPLOAD, "/outbox/c", Outcome.ABORTED, 20)));

        assertThat(paths("account=filtered")).containsExactly("/outbox/c", "/inbox/b", "/inbox/a");
        assertThat(paths("account=filtered&direction=UPLOAD")).containsExactly("/outbox/c", "/inbox/a");
        assertThat(paths("account=filtered&outcome=ABORTED")).containsExactly("/outbox/c");
        assertThat(paths("account=filtered&path=/inbox/*")).containsExactly("/inbox/b", "/inbox/a");
        assertThat(paths("account=filtered&from=2026-01-31T12:00:10Z")).containsExactly("/outbox/c", "/inbox/b");
        assertThat(paths("account=filtered&to=2026-01-31T12:00:10Z")).containsExactly("/inbox/a");
    }

    @Test
    void givesPageAfterPage() {
        for (int i = 0; i < 5; i++) {
            log.append(List.of(transfer("paged", Direction.UPLOAD, "/" + i, Outcome.COMPLETED, i)));
        }

        Answer first = door.get("/api/v1/transfers?account=paged&limit=3");
        Answer second = door.get("/api/v1/transfers?account=paged&limit=3&after=" + first.json().get("next").asString());

        assertThat(first.json().get("items").findValuesAsString("path")).containsExactly("/4", "/3", "/2");
        assertThat(second.json().get("items").findValuesAsString("path")).containsExactly("/1", "/0");
        assertThat(second.json().get("next").isNull()).isTrue();
    }

    @Test
    void exportsAsCsvByDefault() {
        log.append(List.of(transfer("exported", Direction.UPLOAD, "/a", Outcome.COMPLETED, 0),
                transfer("exported", Direction.UPLOAD, "/b", Outcome.COMPLETED, 1)));

        Answer csv = door.get("/api/v1/transfers/export?account=exported");

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"transfers.csv\"");
        assertThat(csv.text().lines()).hasSize(3);
        assertThat(csv.text().indexOf("/a")).isLessThan(csv.text().indexOf("/b"));
    }

    @Test
    void exportsAsNdjson() {
        log.append(List.of(transfer("lines", Direction.UPLOAD, "/a", Outcome.COMPLETED, 0)));

        Answer ndjson = door.get("/api/v1/transfers/export?format=ndjson&account=lines", "Accept", "application/json");

        assertThat(ndjson.status()).isEqualTo(200);
        assertThat(ndjson.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(ndjson.header("Content-Disposition")).isEqualTo("attachment; filename=\"transfers.ndjson\"");
        assertThat(ndjson.json().get("path").asString()).isEqualTo("/a");
    }

    private List<String> paths(String query) {
        return door.get("/api/v1/transfers?" + query).json().get("items").findValuesAsString("path");
    }

    private static Transfer transfer(String account, Direction direction, String path, Outcome outcome, int second) {
        return new Transfer(TransferIds.next(), account, "s1", direction, path, 5, null, THEN, THEN.plusSeconds(second), outcome, 226, null,
                null, null,
                "10.0.0.1", false);
    }
}
