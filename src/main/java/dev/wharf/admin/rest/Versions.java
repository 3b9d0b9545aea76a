package dev.wharf.admin.rest;

import java.net.URI;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

import dev.wharf.admin.problem.Problems;

/** The version of what people edit, as an entity tag: RFC 9110, 8.8.3 and 13.1.1. */
final class Versions {

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    static <T> ResponseEntity<T> answer(T body, long version) {
        return ResponseEntity.ok().header(HttpHeaders.ETAG, tag(version)).body(body);
    }

    /** 201, with the address of what was made. */
    static <T> ResponseEntity<T> created(HttpServletRequest collection, String name, T body, long version) {
        URI location = UriComponentsBuilder.fromPath(collection.getRequestURI()).pathSegment(name).build().encode().toUri();
        return ResponseEntity.created(location).header(HttpHeaders.ETAG, tag(version)).body(body);
    }

    /**
     * @param ifMatch the header as it came
     * @param current the version that is there
     * @return the version that a change may replace; null for whatever is there
     * @throws org.springframework.web.ErrorResponseException 412, when the current one is not among those the caller named
     */
    static @Nullable Long expected(@Nullable String ifMatch, long current) {
        if (ifMatch == null) {
            return null;
        }
        List<ETag> tags = ETag.parse(ifMatch);
        if (tags.stream().anyMatch(ETag::isWildcard)) {
            return null;
        }
        // A weak tag never matches here: RFC 9110, 13.1.1 asks for the strong comparison.
        if (tags.stream().noneMatch(tag -> !tag.weak() && tag.tag().equals(Long.toString(current)))) {
            throw Problems.refusal(HttpStatus.PRECONDITION_FAILED, "It is at version " + tag(current) + " now.");
        }
        return current;
    }
}
