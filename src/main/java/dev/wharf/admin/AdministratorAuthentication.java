package dev.wharf.admin;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

import dev.wharf.account.PasswordVerification;
import dev.wharf.account.PasswordVerificationBusyException;

/** Checks an administrator's name and password. An unknown name, a disabled one and a wrong password look the same and take the same time. */
@Component
final class AdministratorAuthentication implements AuthenticationProvider {

    private final AdministratorRepository administrators;
    private final PasswordVerification passwords;

    AdministratorAuthentication(AdministratorRepository administrators, PasswordVerification passwords) {
        this.administrators = administrators;
        this.passwords = passwords;
    }

    /** @throws AuthenticationServiceException when it can't be said whether the password is right */
    @Override
    public Authentication authenticate(Authentication authentication) {
        String name = authentication.getName();
        try {
            Optional<Administrator> found = administrators.findByUsername(name);
            if (!matches(name, authentication.getCredentials(), found.map(Administrator::usableHash).orElse(null)) || found.isEmpty()) {
                throw new BadCredentialsException("Unknown name or wrong password");
            }
            return accepted(found.get(), authentication.getDetails());
        } catch (PasswordVerificationBusyException | DataAccessException unanswered) {
            throw new AuthenticationServiceException("The password can't be checked now", unanswered);
        }
    }

    private boolean matches(String name, @Nullable Object password, @Nullable String hash) {
        return passwords.matches("admin:" + name, password == null ? "" : password.toString(), hash);
    }

    private static Authentication accepted(Administrator administrator, @Nullable Object details) {
        List<SimpleGrantedAuthority> roles = List.of(new SimpleGrantedAuthority("ROLE_" + administrator.role()));
        var token = UsernamePasswordAuthenticationToken.authenticated(administrator.username(), null, roles);
        token.setDetails(details);
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
