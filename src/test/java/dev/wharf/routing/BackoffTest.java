package dev.wharf.routing;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(15), new Random(1));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "10, 512", "11, 900", "50, 900", "2000000000, 900"})
    void doublesUpToTheLongestAndTakesOffUpToAHalf(int failures, long seconds) {
        assertThat(IntStream.range(0, 1000).mapToObj(round -> backoff.after(failures).toMillis()).toList())
                .allMatch(millis -> millis >= seconds * 500 && millis <= seconds * 1000).anyMatch(millis -> millis < seconds * 600)
                .anyMatch(millis -> millis > seconds * 900);
    }
}
