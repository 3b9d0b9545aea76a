package dev.wharf.account;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static dev.wharf.account.AccountPermission.DELETE;
import static dev.wharf.account.AccountPermission.LIST;
import static dev.wharf.account.AccountPermission.UPLOAD;
import static org.assertj.core.api.Assertions.assertThat;

class PathPermissionsTest {

    @Test
    void letsTheNearestEntryDecide() {
        PathPermissions permissions = new PathPermissions(Map.of("/", Set.of(LIST), "/inbox", Set.of(UPLOAD), "/inbox/keep", Set.of()));

        assertThat(permissions.allow(LIST, "/")).isTrue();
        assertThat(permissions.allow(LIST, "/outbox/a")).isTrue();
        assertThat(permissions.allow(LIST, "/inbox")).isFalse();
        assertThat(permissions.allow(UPLOAD, "/inbox/deep/file")).isTrue();
        assertThat(permissions.allow(UPLOAD, "/inbox/keep/file")).isFalse();
        assertThat(permissions.allow(UPLOAD, "/inboxes")).isFalse();
    }

    @Test
    void allowsNothingWhereNoEntryIsNear() {
        PathPermissions permissions = new PathPermissions(Map.of("/inbox", Set.of(DELETE)));

        assertThat(permissions.allow(DELETE, "/inbox/file")).isTrue();
        assertThat(permissions.allow(DELETE, "/")).isFalse();
        assertThat(permissions.allow(DELETE, "/other")).isFalse();
    }
}
