package dev.wharf;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WharfApplication {

    private static final String SESSION_TICKETS = "jdk.tls.server.enableSessionTicketExtension";

    /** @param args Spring Boot's command line, such as {@code --wharf.ftp.port=21} */
    public static void main(String[] args) {
        keepTlsSessionsInMemory();
        SpringApplication.run(WharfApplication.class, args);
    }

    /**
     * An FTPS data connection must resume the TLS session of its control connection, which the engine recognises by a value put on that session. With tickets the
     * client holds the session and the value is lost; without them JSSE resumes from its cache and the value is there. JSSE reads the property once, when its first
     * class loads: this must come before anything else.
     */
    private static void keepTlsSessionsInMemory() {
        if (System.getProperty(SESSION_TICKETS) == null) {
            System.setProperty(SESSION_TICKETS, "false");
        }
    }

    /** What tells all modules the time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
