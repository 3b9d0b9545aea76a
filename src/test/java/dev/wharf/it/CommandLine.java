package dev.wharf.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs of this machine. */
final class CommandLine {

    private CommandLine() {}

    static void assumeInstalled(String program) {
        boolean installed =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
        assumeTrue(installed, program + " is not installed");
    }

    /** Runs a line of shell that must succeed. @return what it printed on its standard output */
    static String shell(Path directory, String line) {
        try {
            Path out = Files.createTempFile(directory, "out", null);
            Path errors = Files.createTempFile(directory, "errors", null);
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", line).directory(directory.toFile()).redirectOutput(out.toFile())
                    .redirectError(errors.toFile());
            // Nobody's own settings: rclone, lftp and wget have some.
            builder.environment().put("HOME", directory.toString());
            Process process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends; it said %s", line, Files.readString(errors)).isTrue();
            String said = Files.readString(out);
            assertThat(process.exitValue()).as("%s said %s and %s", line, said, Files.readString(errors)).isZero();
            Files.delete(out);
            Files.delete(errors);
            return said;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(line, failure);
        }
    }
}
