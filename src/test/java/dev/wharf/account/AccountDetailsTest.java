package dev.wharf.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wharf.account.Account.Bandwidth;
import dev.wharf.account.Account.QuotaLimits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccountDetailsTest {

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "/srv/../etc", "a/..", "a\\..\\b"})
    void refusesAHomeThatClimbs(String home) {
        refuses("homeDirectory: must not contain '..'", () -> details(home, PathPermissions.ALL, List.of(), null));
    }

    @Test
    void takesAHomeWithDotsInItsName() {
        assertThat(details("/srv/a..b/...", PathPermissions.ALL, List.of(), null).homeDirectory()).isEqualTo("/srv/a..b/...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b", "a\nb"})
    void refusesAHomeThatIsBlankOrCarriesControlCharacters(String home) {
        refuses("homeDirectory: ", () -> details(home, PathPermissions.ALL, List.of(), null));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        refuses("quota.maxBytes: must be 0 or more", () -> limits(new QuotaLimits(-1L, null, null), Bandwidth.NONE, null));
        refuses("quota.maxFiles: must be 0 or more", () -> limits(new QuotaLimits(null, -1L, null), Bandwidth.NONE, null));
        refuses("quota.maxFileBytes: must be 0 or more", () -> limits(new QuotaLimits(null, null, -1L), Bandwidth.NONE, null));
        refuses("bandwidth.uploadBytesPerSecond: must be 1 or more", () -> limits(QuotaLimits.NONE, new Bandwidth(0L, null), null));
        refuses("bandwidth.downloadBytesPerSecond: must be 1 or more", () -> limits(QuotaLimits.NONE, new Bandwidth(null, 0L), null));
        refuses("maxSessions: must be 1 or more", () -> limits(QuotaLimits.NONE, Bandwidth.NONE, 0));
        assertThat(limits(new QuotaLimits(0L, 0L, 0L), new Bandwidth(1L, 1L), 1).maxSessions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbox/../x", "inbox", "", "/inbox/", "//inbox", "/a/./b", "/a\nb"})
    void refusesPermissionsOnAPathThatIsNotNormalised(String path) {
        refuses("permissions: '" + path + "' is no normalised absolute path",
                () -> details(null, new PathPermissions(Map.of(path, Set.of())), List.of(), null));
    }

    @Test
    void refusesPermissionsThatAreNull() {
        Map<String, Set<AccountPermission>> byPath = new HashMap<>();
        byPath.put("/", null);

        refuses("permissions: ", () -> new PathPermissions(byPath));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "10", "10.1/8", "010.0.0.1", "256.0.0.1",
        "example.org", "localhost",
        "fe80::1%eth0", "[::1]", "::/129", "", " 10.0.0.1"})
    void refusesWhatIsNoNetwork(String network) {
        refuses("allowedNetworks[1]: ", () -> details(null, PathPermissions.ALL, List.of("10.0.0.0/8", network), null));
    }

    @Test
    void namesTheNetworkThatItRefuses() {
        refuses("allowedNetworks[0]: '10.0.0.0/33' is no address or CIDR block",
                () -> details(null, PathPermissions.ALL, List.of("10.0.0.0/33"), null));
        refuses("allowedNetworks[0]: ", () -> details(null, PathPermissions.ALL, Collections.singletonList(null), null));
        refuses("allowedNetworks: ", () -> details(null, PathPermissions.ALL, Collections.nCopies(101, "::1"), null));
    }

    @Test
    void refusesAnExpiryThatNoDatabaseHolds() {
        refuses("expiresAt: ",
                () -> new AccountDetails(true, null, PathPermissions.ALL, QuotaLimits.NONE, Bandwidth.NONE, null, List.of(), false,
                        Instant.MAX,
                        null));
    }

    @Test
    void refusesADescriptionThatIsTooLong() {
        refuses("description: ", () -> details(null, PathPermissions.ALL, List.of(), "x".repeat(1025)));
        refuses("description: ", () -> details(null, PathPermissions.ALL, List.of(), "\0"));
        assertThat(details(null, PathPermissions.ALL, List.of(), "x".repeat(1024)).description()).hasSize(1024);
    }

    @Test
    void keepsCopies() {
        List<String> networks = new ArrayList<>(List.of("::1"));
        Map<String, Set<AccountPermission>> byPath = new HashMap<>(Map.of("/", EnumSet.of(AccountPermission.LIST)));
        AccountDetails details = details(null, new PathPermissions(byPath), networks, null);

        networks.clear();
        byPath.get("/").add(AccountPermission.DELETE);
        byPath.clear();

        assertThat(details.allowedNetworks()).containsExactly("::1");
        assertThat(details.permissions().byPath()).isEqualTo(Map.of("/", Set.of(AccountPermission.LIST)));
    }

    private static AccountDetails details(String home, PathPermissions permissions, List<String> networks, String description) {
        return new AccountDetails(true, home, permissions, QuotaLimits.NONE, Bandwidth.NONE, null, networks, false, null, description);
    }

    private static AccountDetails limits(QuotaLimits quota, Bandwidth bandwidth, Integer maxSessions) {
        return new AccountDetails(true, null, PathPermissions.ALL, quota, bandwidth, maxSessions, List.of(), false, null, null);
    }

    private static void refuses(String message, ThrowingCallable action) {
        assertThatIllegalArgumentException().isThrownBy(action).withMessageStartingWith(message);
    }
}
