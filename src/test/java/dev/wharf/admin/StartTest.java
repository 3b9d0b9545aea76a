package dev.wharf.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a start does about the first administrator, and what it tells. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    private static final Pattern GENERATED = Pattern.compile("Administrator +admin {3}password: (\\S+)");

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void generatesAPasswordAtTheFirstStartAndTellsItOnce(CapturedOutput output) {
        String password;
        try (ConfigurableApplicationContext context = start()) {
            Matcher matcher = GENERATED.matcher(output);
            assertThat(matcher.find()).isTrue();
            password = matcher.group(1);
            assertThat(password).matches("[2-9A-HJ-NP-Za-km-z]{24}");
            assertThat(status(context, "admin", password)).isEqualTo(200);
            assertThat(output).contains("FTP            127.0.0.1:2121, implicit TLS on 9990")
                    .contains("HTTP           http://127.0.0.1:" + port(context))
                    .contains("curl -k --ssl-reqd -T README.md ftp://demo:demo-secret@127.0.0.1:2121/inbox/")
                    .contains("curl -u admin:" + password + " 'http://127.0.0.1:" + port(context) + "/api/v1/transfers?account=demo'")
                    .contains("/api/v1/deliveries?account=demo'");
            assertThat(GENERATED.matcher(output).results()).hasSize(1);
        }
        int toldSoFar = output.length();
        try (ConfigurableApplicationContext context = start()) {
            assertThat(output.toString().substring(toldSoFar)).contains("Administrator  admin").doesNotContain(password);
            assertThat(status(context, "admin", password)).isEqualTo(200);
        }
    }

    @Test
    void takesTheConfiguredPasswordAndNeverTellsIt(CapturedOutput output) {
        try (ConfigurableApplicationContext context = start("wharf.admin.password=first-secret", "wharf.admin.username=boss")) {
            assertThat(status(context, "boss", "first-secret")).isEqualTo(200);
        }
        try (ConfigurableApplicationContext context = start("wharf.admin.password=second-secret", "wharf.admin.username=boss")) {
            assertThat(status(context, "boss", "first-secret")).isEqualTo(401);
            assertThat(status(context, "boss", "second-secret")).isEqualTo(200);
        }
        assertThat(output).contains("Administrator  boss").doesNotContain("first-secret").doesNotContain("second-secret");
    }

    @Test
    void leavesAMatchingHashAlone() {
        String before;
        try (ConfigurableApplicationContext context = start("wharf.admin.password=same-secret")) {
            before = context.getBean(AdministratorRepository.class).findByUsername("admin").orElseThrow().passwordHash();
        }
        try (ConfigurableApplicationContext context = start("wharf.admin.password=same-secret")) {
            assertThat(context.getBean(AdministratorRepository.class).findByUsername("admin").orElseThrow().passwordHash())
                    .isEqualTo(before);
        }
    }

    @Test
    void takesAnEmptyPasswordForNone(CapturedOutput output) {
        start("wharf.admin.password=").close();

        assertThat(GENERATED.matcher(output).results()).hasSize(1);
    }

    @Test
    void saysNothingOfADemoThatWasNotMade(CapturedOutput output) {
        start(NoDemo.class).close();

        assertThat(output).contains("Wharf is ready.").doesNotContain("Demo account").doesNotContain("curl");
    }

    @Test
    void refusesANameThatHttpBasicCantCarry() {
        assertThatThrownBy(() -> new AdminProperties("a:b", null)).hasMessageStartingWith("username: ");
        assertThat(new AdminProperties("admin", "a-secret")).hasToString("AdminProperties[username=admin]");
    }

    private ConfigurableApplicationContext start(String... properties) {
        return start(AdminTestApplication.class, properties);
    }

    private ConfigurableApplicationContext start(Class<?> more, String... properties) {
        List<String> arguments =
                new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=" + database, "--spring.main.banner-mode=off"));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new SpringApplicationBuilder(AdminTestApplication.class, more).run(arguments.toArray(String[]::new));
    }

    private static int status(ConfigurableApplicationContext context, String username, String password) {
        HttpDoor door = new HttpDoor(context.getEnvironment());
        return door.request(username, password, "GET", "/api/v1/sessions", null).status();
    }

    private static String port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    static class NoDemo {

        @Bean
        @Primary
        FakeGateway withoutDemo() {
            return new FakeGateway() {

                @Override
                public @Nullable String demoUsername() {
                    return null;
                }

                @Override
                public @Nullable String demoPassword() {
                    return null;
                }
            };
        }
    }
}
