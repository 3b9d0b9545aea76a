package dev.wharf.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The clients that partners have, as far as this machine has them. */
@ExtendWith(SharedGateway.class)
class CommandLineClientsIT {

    private final Gateway gateway;

    @TempDir
    Path directory;

    CommandLineClientsIT(Gateway gateway) {
        this.gateway = gateway;
    }

    @BeforeAll
    static void createAccount(Gateway gateway) throws IOException {
        gateway.api().createAccount("carl", Map.of());
        try (Client client = Client.login(gateway, "carl")) {
            assertThat(client.ftp.makeDirectory("/in")).isTrue();
        }
    }

    /** Each line of shell with what makes it upload $UP as in/$NAME, list in/, and download in/$NAME as $DOWN. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            curl     | clear    | curl -sS ftp://carl:carlcarl@127.0.0.1:$PORT/in/%s                  | $NAME -T $UP  | `` | $NAME -o $DOWN
            curl     | active   | curl -sS -P - ftp://carl:carlcarl@127.0.0.1:$PORT/in/%s             | $NAME -T $UP  | `` | $NAME -o $DOWN
            curl     | explicit | curl -sSk --ssl-reqd ftp://carl:carlcarl@127.0.0.1:$PORT/in/%s      | $NAME -T $UP  | `` | $NAME -o $DOWN
            curl     | implicit | curl -sSk ftps://carl:carlcarl@127.0.0.1:$IMPLICIT/in/%s            | $NAME -T $UP  | `` | $NAME -o $DOWN
            lftp     | clear    | lftp -u carl,carlcarl -e "set ftp:ssl-allow no; %s; bye" ftp://127.0.0.1:$PORT \
            | put -O in $UP -o $NAME | cls in/ | get in/$NAME -o $DOWN
            lftp     | explicit | lftp -u carl,carlcarl -e "set ftp:ssl-force yes; set ssl:verify-certificate no; %s; bye" ftp://127.0.0.1:$PORT \
            | put -O in $UP -o $NAME | cls in/ | get in/$NAME -o $DOWN
            lftp     | implicit | lftp -u carl,carlcarl -e "set ssl:verify-certificate no; %s; bye" ftps://127.0.0.1:$IMPLICIT \
            | put -O in $UP -o $NAME | cls in/ | get in/$NAME -o $DOWN
            ncftpput | clear    | ncftp%s | put -V -u carl -p carlcarl -P $PORT -C 127.0.0.1 $UP in/$NAME \
            | ls -u carl -p carlcarl -P $PORT ftp://127.0.0.1/in/ | get -V -u carl -p carlcarl -P $PORT -C 127.0.0.1 in/$NAME $DOWN
            tnftp    | clear    | tnftp -n 127.0.0.1 $PORT < <(printf "user carl carlcarl\\nbinary\\n%s\\nquit\\n") \
            | put $UP in/$NAME | ls in | get in/$NAME $DOWN
            wget     | clear    | wget -q --tries 1 --user carl --password carlcarl %s | -O /dev/null ftp://127.0.0.1:$PORT/in/$NAME \
            | --no-remove-listing -O /dev/null ftp://127.0.0.1:$PORT/in/; cat .listing | -O $DOWN ftp://127.0.0.1:$PORT/in/$NAME
            wget     | explicit | wget -q --tries 1 --user carl --password carlcarl --no-check-certificate %s \
            | -O /dev/null ftps://127.0.0.1:$PORT/in/$NAME | --no-remove-listing -O /dev/null ftps://127.0.0.1:$PORT/in/; cat .listing \
            | -O $DOWN ftps://127.0.0.1:$PORT/in/$NAME
            wget     | implicit | wget -q --tries 1 --user carl --password carlcarl --no-check-certificate --ftps-implicit %s \
            | -O /dev/null ftps://127.0.0.1:$IMPLICIT/in/$NAME | --no-remove-listing -O /dev/null ftps://127.0.0.1:$IMPLICIT/in/; cat .listing \
            | -O $DOWN ftps://127.0.0.1:$IMPLICIT/in/$NAME
            rclone   | clear    | rclone --config "" --retries 1 --ftp-host 127.0.0.1 --ftp-port $PORT --ftp-user carl --ftp-pass $(rclone obscure carlcarl) %s \
            | copyto $UP :ftp:in/$NAME | lsf :ftp:in | copyto :ftp:in/$NAME $DOWN
            rclone   | explicit | rclone --config "" --retries 1 --ftp-host 127.0.0.1 --ftp-port $PORT --ftp-user carl --ftp-pass $(rclone obscure carlcarl) \
            --ftp-explicit-tls --ftp-no-check-certificate %s | copyto $UP :ftp:in/$NAME | lsf :ftp:in | copyto :ftp:in/$NAME $DOWN
            """)
    void uploadsListsAndDownloads(String program, String mode, String line, String upload, String list, String download)
            throws IOException {
        CommandLine.assumeInstalled(program);
        String name = program + "-" + mode;
        byte[] content = Client.random(name.hashCode(), 300_000);
        Path up = Files.write(directory.resolve("up.bin"), content);
        Path down = directory.resolve("down.bin");
        if (program.equals("wget")) {
            // It only downloads.
            try (Client client = Client.login(gateway, "carl")) {
                client.store("/in/" + name, content);
            }
        }
        String variables =
                "PORT=%d; IMPLICIT=%d; UP=%s; DOWN=%s; NAME=%s; ".formatted(gateway.ftpPort(), gateway.implicitTlsPort(), up, down, name);
        CommandLine.shell(directory, variables + line.formatted(upload));
        JsonNode row = gateway.api().get("/transfers?account=carl&direction=UPLOAD&outcome=COMPLETED&path=/in/" + name).get("items").get(0);
        assertThat(row.get("checksum").asString()).isEqualTo(Client.sha256(content));
        assertThat(CommandLine.shell(directory, variables + line.formatted(list))).contains(name);
        CommandLine.shell(directory, variables + line.formatted(download));
        assertThat(down).hasBinaryContent(content);
    }
}
