package dev.wharf.routing;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FileNameTemplateTest {

    private static final UUID TRANSFER = UUID.fromString("01980000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({"{name}, orders.csv", "{account}/{name}, acme/orders.csv", "{account}/{path}, acme/inbox/orders.csv",
        "{transferId}.dat, 01980000-0000-7000-8000-000000000001.dat", "in-{account}-{name}.done, in-acme-orders.csv.done",
        "latest, latest"})
    void fillsInWhatIsKnownOfTheFile(String template, String name) {
        assertThat(FileNameTemplate.parse(template).expand(parcel("/inbox/orders.csv"))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/etc/{name}", "../{name}", "{account}/../../{name}", "a//b", "{name}/", "./{name}", "{nome}", "{name",
        "name}", "{}",
        "a\u0000b"})
    void refusesTemplatesThatAreWrongOrLeaveTheDirectory(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileNameTemplate.parse(template));
    }

    @Test
    void refusesAResultThatLeavesTheDirectory() {
        FileNameTemplate template = FileNameTemplate.parse("{path}");
        assertThatIllegalArgumentException().isThrownBy(() -> template.expand(parcel("/a/../../b")));
    }

    private static Parcel parcel(String path) {
        return new Parcel(UUID.randomUUID(), TRANSFER, "acme", path, 1, null, null, "kept", "files", 1, 0, null);
    }
}
