package dev.wharf.routing;

import java.io.InputStream;

import org.springframework.core.io.AbstractResource;

/** Content as the body of a request: its length is known, and it is read once. */
final class ParcelResource extends AbstractResource {

    private final ParcelContent content;

    ParcelResource(ParcelContent content) {
        this.content = content;
    }

    @Override
    public String getDescription() {
        return "content of a delivery";
    }

    @Override
    public long contentLength() {
        return content.size();
    }

    @Override
    public InputStream getInputStream() {
        return content;
    }
}
