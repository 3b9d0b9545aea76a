package dev.wharf.admin;

import java.util.Locale;

import org.springframework.security.crypto.password.PasswordEncoder;

import dev.wharf.admin.Administrator.Role;

/** Makes an administrator of each role, named and passworded as {@link HttpDoor} expects. */
class AdministratorOfEachRole {

    AdministratorOfEachRole(AdministratorRepository administrators, PasswordEncoder encoder) {
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            administrators.saveAndFlush(new Administrator(name, String.valueOf(encoder.encode(HttpDoor.password(name))), role));
        }
    }
}
