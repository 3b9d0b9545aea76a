package dev.wharf.account;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

/** Rows of accounts by their key. */
interface AccountRepository extends JpaRepository<AccountEntity, String> {

    /** Others who want to change the row wait until this transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<AccountEntity> findLockedByUsernameKey(String usernameKey);

    List<AccountEntity> findByUsernameKeyGreaterThanOrderByUsernameKey(String after, Limit limit);
}
