package dev.wharf.routing;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface RouteRepository extends Repository<RouteEntity, Long> {

    List<RouteEntity> findAllByOrderByName();

    Optional<RouteEntity> findByName(String name);

    boolean existsByName(String name);

    boolean existsByDestination(String destination);

    RouteEntity saveAndFlush(RouteEntity route);

    void delete(RouteEntity route);

    void flush();
}
