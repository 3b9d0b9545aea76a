package dev.wharf.admin.rest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class MergePatchTest {

    private final JsonMapper json = new JsonMapper();

    /** RFC 7396, appendix A: those whose target and patch are objects. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a":"b"}          | {"a":"c"}                | {"a":"c"}
            {"a":"b"}          | {"b":"c"}                | {"a":"b","b":"c"}
            {"a":"b"}          | {"a":null}               | {}
            {"a":"b","b":"c"}  | {"a":null}               | {"b":"c"}
            {"a":["b"]}        | {"a":"c"}                | {"a":"c"}
            {"a":"c"}          | {"a":["b"]}              | {"a":["b"]}
            {"a":{"b":"c"}}    | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}  | {"a":[1]}                | {"a":[1]}
            {"e":null}         | {"a":1}                  | {"e":null,"a":1}
            {}                 | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            """)
    void mergesAsTheRfcDoes(String target, String patch, String expected) {
        ObjectNode node = (ObjectNode) json.readTree(target);

        MergePatch.apply(node, (ObjectNode) json.readTree(patch));

        assertThat(node).isEqualTo(json.readTree(expected));
    }
}
