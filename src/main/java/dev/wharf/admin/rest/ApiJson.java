package dev.wharf.admin.rest;

import java.io.InputStream;
import java.util.function.Supplier;

import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

import dev.wharf.admin.problem.Problems;

/**
 * The JSON of the HTTP door: it takes what the description says and nothing else, since a misspelt limit that is dropped in silence is an account without
 * that limit. A mapper of its own, so that what other modules read is none of its business.
 */
@Component
class ApiJson implements WebMvcConfigurer {

    /** Far beyond any account or route; one body can't fill the memory. */
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 32;

    private final JsonMapper mapper = strict();

    JsonMapper mapper() {
        return mapper;
    }

    /** Reads a body that must be an object. @throws org.springframework.web.ErrorResponseException 400, when it is not */
    ObjectNode readObject(InputStream body) {
        JsonNode tree = orRefuse(() -> mapper.readTree(body));
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw Problems.unreadable(null);
    }

    /** @throws org.springframework.web.ErrorResponseException 400, as if the tree had been the body */
    <T> T read(JsonNode tree, Class<T> type) {
        return orRefuse(() -> mapper.treeToValue(tree, type));
    }

    private static <T> T orRefuse(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException wrong) {
            throw Problems.unreadable(wrong);
        }
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(mapper));
    }

    private static JsonMapper strict() {
        StreamReadConstraints limits = StreamReadConstraints.builder().maxDocumentLength(MAX_BODY_BYTES).maxNestingDepth(MAX_DEPTH).build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(defaults -> defaults.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultNullHandling(_ -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }
}
