package dev.wharf.admin;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator.
 *
 * @param username name of the first administrator: 1 to 64 printable characters, no colon (HTTP Basic can't carry one)
 * @param password password of the first administrator, set anew at each start; where it is unset or empty, one is generated at the first start and printed once
 */
@ConfigurationProperties("wharf.admin")
public record AdminProperties(@DefaultValue("admin") String username, @Nullable String password) {

    private static final Pattern USERNAME = Pattern.compile("[\\p{Graph}&&[^:]]{1,64}");

    public AdminProperties {
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("username: must be 1 to 64 printable ASCII characters without space and colon");
        }
        password = password == null || password.isEmpty() ? null : password;
    }

    /** Without the password: properties end up in logs. */
    @Override
    public String toString() {
        return "AdminProperties[username=" + username + "]";
    }
}
