package dev.wharf.admin;

import java.util.Optional;

import org.springframework.data.repository.Repository;

/** The administrators. */
interface AdministratorRepository extends Repository<Administrator, Long> {

    Optional<Administrator> findByUsername(String username);

    long count();

    /** Writes at once, so that a name that is taken shows here. */
    Administrator saveAndFlush(Administrator administrator);
}
