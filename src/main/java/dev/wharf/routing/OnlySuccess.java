package dev.wharf.routing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.client.RestClientException;

/** Takes any answer but 2xx for a failure, and keeps the beginning of what it says. */
final class OnlySuccess implements ResponseErrorHandler {

    private static final int MAX_CHARACTERS = 200;

    @Override
    public boolean hasError(ClientHttpResponse response) throws IOException {
        return !response.getStatusCode().is2xxSuccessful();
    }

    @Override
    public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
        byte[] beginning = response.getBody().readNBytes(4 * MAX_CHARACTERS);
        String text = new String(beginning, StandardCharsets.UTF_8).strip();
        String said = text.isEmpty() ? "" : ": " + text.substring(0, Math.min(MAX_CHARACTERS, text.length()));
        throw new AnswerException("HTTP status " + response.getStatusCode().value() + said);
    }

    static final class AnswerException extends RestClientException {

        private static final long serialVersionUID = 1L;

        AnswerException(String message) {
            super(message);
        }
    }
}
