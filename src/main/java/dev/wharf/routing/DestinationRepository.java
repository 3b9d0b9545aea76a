package dev.wharf.routing;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface DestinationRepository extends Repository<DestinationEntity, Long> {

    List<DestinationEntity> findAllByOrderByName();

    Optional<DestinationEntity> findByName(String name);

    boolean existsByName(String name);

    DestinationEntity saveAndFlush(DestinationEntity destination);

    void delete(DestinationEntity destination);

    void flush();
}
