package dev.wharf.routing;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.dsl.Http;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriUtils;

/** Posts files to a URL, streamed; an answer of 2xx takes them. Redirects are not followed: they would carry a file where no operator sent it. */
@Component
final class HttpDestination implements DestinationType, DisposableBean {

    private static final String URL = "url";
    private static final String TIMEOUT = "timeout";
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** Platform threads: they read the kept files, and a thread that hangs in a file must not take a carrier of the virtual ones with it. */
    private final ExecutorService readers = Executors.newCachedThreadPool(Thread.ofPlatform().name("delivery-http-", 0).daemon().factory());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                    .executor(readers).build();

    @Override
    public Destination.Type type() {
        return Destination.Type.HTTP;
    }

    @Override
    public void check(Map<String, String> settings) {
        new Settings(settings).allowOnly(Set.of(URL, TIMEOUT));
        url(settings);
        patience(settings);
    }

    @Override
    public Duration patience(Map<String, String> settings) {
        return new Settings(settings).duration(TIMEOUT, DEFAULT_TIMEOUT, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    @Override
    public IntegrationFlow flow(Map<String, String> settings) {
        RestTemplate template = new RestTemplate(List.of(new ResourceHttpMessageConverter(false)));
        template.setRequestFactory(new JdkClientHttpRequestFactory(client, readers));
        template.setErrorHandler(new OnlySuccess());
        return flow -> flow
                .handle(ParcelContent.class, (content, headers) -> request(content, (Parcel) Objects.requireNonNull(headers.get(PARCEL))))
                .handle(Http.outboundChannelAdapter(url(settings), template).httpMethod(HttpMethod.POST));
    }

    private static HttpEntity<Resource> request(ParcelContent content, Parcel parcel) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        headers.setContentLength(parcel.bytes());
        headers.set("Wharf-Receipt-Id", parcel.transferId().toString());
        headers.set("Wharf-Delivery-Id", parcel.id().toString());
        headers.set("Wharf-Account", parcel.account());
        headers.set("Wharf-Path", UriUtils.encodePath(parcel.path(), StandardCharsets.UTF_8));
        headers.set("Wharf-Size", Long.toString(parcel.bytes()));
        if (parcel.checksum() != null) {
            headers.set("Wharf-Checksum", parcel.checksumAlgorithm() + "=" + parcel.checksum());
        }
        return new HttpEntity<>(new ParcelResource(content), headers);
    }

    private static URI url(Map<String, String> settings) {
        URI url;
        try {
            url = new URI(new Settings(settings).required(URL));
        } catch (URISyntaxException e) {
            throw Settings.wrong(URL, "is not a URL: " + e.getReason());
        }
        String problem = problem(url);
        if (problem != null) {
            throw Settings.wrong(URL, problem);
        }
        return url;
    }

    private static @Nullable String problem(URI url) {
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            return "must begin with http:// or https://";
        }
        if (url.getRawUserInfo() != null || url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            return "must not carry a user or password";
        }
        if (url.getHost() == null) {
            return "must name a host";
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            return "must have a port from 1 to 65535";
        }
        return url.getRawFragment() == null ? null : "must not have a fragment";
    }

    @Override
    public void destroy() throws IOException {
        client.shutdownNow();
        readers.shutdownNow();
    }
}
