package dev.wharf.admin.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Query parameters: an empty one says nothing, as in {@code ?account=&path=}. */
final class Given {

    private Given() {}

    static @Nullable String text(@Nullable String parameter) {
        return StringUtils.hasLength(parameter) ? parameter : null;
    }
}
