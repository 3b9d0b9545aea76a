package dev.wharf.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/** Tests the whole gateway in this process; all classes share one. Each test has accounts of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = WholeGateway.class, webEnvironment = WebEnvironment.NONE,
        properties = {"spring.datasource.url=jdbc:h2:mem:gateway;DB_CLOSE_DELAY=-1",
            "wharf.demo=false", "wharf.ftp.address=127.0.0.1", "wharf.ftp.port=0", "wharf.ftp.passive-ports=29000-29999",
            "wharf.ftp.drain-timeout=100ms",
            "spring.main.web-application-type=none"})
@ContextConfiguration(initializers = NewDataDirectory.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@interface GatewayTest {}
