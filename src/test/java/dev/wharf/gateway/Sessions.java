package dev.wharf.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.springframework.stereotype.Component;

import dev.wharf.account.Account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients of the gateway in this process. */
@Component
final class Sessions {

    private final FtpGateway gateway;
    private final List<FTPClient> clients = new ArrayList<>();

    Sessions(FtpGateway gateway) {
        this.gateway = gateway;
    }

    /** Connected, and not logged in. */
    FTPClient connect() throws IOException {
        FTPClient client = new FTPClient();
        client.setConnectTimeout(20_000);
        client.setDefaultTimeout(20_000);
        client.connect("127.0.0.1", gateway.server().port());
        clients.add(client);
        return client;
    }

    FTPClient login(Account account) throws IOException {
        FTPClient client = connect();
        assertThat(client.login(account.username(), Partner.PASSWORD)).as(client.getReplyString()).isTrue();
        client.setFileType(FTP.BINARY_FILE_TYPE);
        client.enterLocalPassiveMode();
        return client;
    }

    /** STOR. @return the reply's code */
    static int store(FTPClient client, String path, String content) throws IOException {
        client.storeFile(path, new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)));
        return client.getReplyCode();
    }

    /** The server has said 421 and closed the connection. */
    static void assertEnded(FTPClient client) {
        try {
            // commons-net throws where a 421 came; a connection that is closed already can't take the NOOP, or has no answer.
            assertThat(client.sendNoOp()).as(client.getReplyString()).isFalse();
        } catch (FTPConnectionClosedException | SocketException ended) {
            assertThat(client.getReplyCode()).isIn(421, 230, 200, 226, 550);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Nobody of this account is there any more. */
    void awaitNone(Account account) {
        await().until(() -> gateway.server().sessions().stream().noneMatch(session -> account.username().equals(session.username())));
    }

    void closeAll() throws IOException {
        for (FTPClient client : clients) {
            if (client.isConnected()) {
                client.disconnect();
            }
        }
        clients.clear();
    }
}
