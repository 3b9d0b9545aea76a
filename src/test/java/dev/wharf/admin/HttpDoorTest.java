package dev.wharf.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** A test that speaks HTTP to the door; all of them share one context and one database, so each uses names of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AdminTestApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:door;DB_CLOSE_DELAY=-1", "management.endpoints.web.exposure.include=health,info,prometheus",
    "management.prometheus.metrics.export.enabled=true",
    "wharf.admin.username=root", "wharf.admin.password=root-secret"})
@Import({HttpDoor.class, AdministratorOfEachRole.class})
@TestConstructor(autowireMode = AutowireMode.ALL)
@interface HttpDoorTest {}
