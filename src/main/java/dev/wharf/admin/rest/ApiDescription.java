package dev.wharf.admin.rest;

import java.util.List;
import java.util.Map;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

/** What the description of the API says beyond its operations. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BASIC = "basic";
    private static final String PROBLEM = "Problem";
    private static final String TEXT =
            """
            Accounts, sessions, transfers, routes and deliveries of the gateway. Lists come in pages: what `next` says is the `after` of the next one. \
            What people edit carries an `ETag`; sent back as `If-Match`, it keeps a change from overwriting another's. Times are ISO-8601 in UTC.""";

    @Bean
    OpenAPI openApi(ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        Info info = new Info().title("Wharf").version(known == null ? "v1" : known.getVersion()).description(TEXT);
        Components components =
                new Components().addSecuritySchemes(BASIC, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BASIC))
                        .addSchemas(PROBLEM, problem())
                        .addResponses(PROBLEM, new ApiResponse().description("Not done; the body says why").content(new Content()
                                .addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                        new MediaType().schema(reference()))));
        return new OpenAPI().info(info).components(components).servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    /** Every operation answers with the same problem where it does not do what it was asked. */
    @Bean
    OpenApiCustomizer problemsEverywhere() {
        return api -> api.getPaths().values().stream().map(PathItem::readOperations).flatMap(List::stream)
                .forEach(ApiDescription::addProblem);
    }

    private static void addProblem(Operation operation) {
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref("#/components/responses/" + PROBLEM));
    }

    private static Schema<?> reference() {
        return new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema().properties(Map.of("field", new StringSchema(), "message", new StringSchema()));
        return new ObjectSchema().description("RFC 9457")
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error).description("The fields that are to blame; empty where none is"));
    }
}
