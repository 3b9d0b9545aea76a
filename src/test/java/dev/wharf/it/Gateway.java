package dev.wharf.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar as an operator runs it: a process of its own on free ports, whose data directory outlives it. */
final class Gateway implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern READY =
            Pattern.compile("Wharf is ready.*?Administrator +admin(?: +password: (\\S+))?[^\\n]*\\n", Pattern.DOTALL);

    private final Path directory;
    private final Map<String, String> options = new LinkedHashMap<>();
    private Process process;
    private Path log;
    private String adminPassword;
    private int starts;

    /** @param directory holds the data and the logs. @param options properties and their values, beside those that all tests want */
    Gateway(Path directory, String... options) {
        this.directory = directory;
        int first = freePorts();
        set("server.port", Integer.toString(first), "wharf.ftp.port", Integer.toString(first + 1), "wharf.ftp.implicit-tls-port",
                Integer.toString(first + 2), "wharf.ftp.passive-ports", first + 3 + "-" + (first + 99), "wharf.data-directory",
                data().toString());
        set(options);
    }

    /** A hundred ports that stay the gateway's when it starts again. @return the first, below those that the system gives to anybody */
    private static int freePorts() {
        while (true) {
            int first = 20_000 + 100 * ThreadLocalRandom.current().nextInt(100);
            try (ServerSocket http = new ServerSocket(first);
                    ServerSocket ftp = new ServerSocket(first + 1);
                    ServerSocket ftps = new ServerSocket(first + 2)) {
                return first;
            } catch (IOException taken) {
                // Another one, then.
            }
        }
    }

    private void set(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    Path data() {
        return directory.resolve("data");
    }

    Path home(String account) {
        return data().resolve("files").resolve(account);
    }

    int ftpPort() {
        return port("wharf.ftp.port");
    }

    int implicitTlsPort() {
        return port("wharf.ftp.implicit-tls-port");
    }

    private int port(String property) {
        return Integer.parseInt(options.get(property));
    }

    Api api() {
        return new Api(port("server.port"), "admin", adminPassword);
    }

    /** Returns when it says that it is ready. */
    Gateway start() {
        launch();
        try {
            Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).until(() -> isReady() || !process.isAlive());
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(log(), late);
        }
        assertThat(isReady()).as(log()).isTrue();
        return this;
    }

    private boolean isReady() {
        Matcher ready = READY.matcher(log());
        if (!ready.find()) {
            return false;
        }
        // It is told in the start that made it alone.
        adminPassword = ready.group(1) == null ? adminPassword : ready.group(1);
        return true;
    }

    /** Returns as soon as there is a process. */
    void launch() {
        log = directory.resolve("log-" + ++starts);
        try {
            Files.createDirectories(directory);
            process = new ProcessBuilder(command()).directory(directory.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> command() {
        String jar = System.getProperty("wharf.jar");
        assertThat(jar).as("the system property wharf.jar").isNotNull();
        // C1 alone: a start of seconds gains nothing from C2.
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-jar", jar));
        options.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    /** What this start has printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the first start has printed. */
    String firstLog() {
        try {
            return Files.readString(directory.resolve("log-1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SIGKILL: nothing of the process has a chance to end in order. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM. @return the exit code */
    int stop() {
        process.destroy();
        return awaitEnd();
    }

    /** @return the exit code */
    int awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the process ends").isTrue();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
