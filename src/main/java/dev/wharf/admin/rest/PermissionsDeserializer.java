package dev.wharf.admin.rest;

import java.util.Map;
import java.util.Set;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

import dev.wharf.account.AccountPermission;

/** Permissions by path, or a bare list of them, which holds for the whole home. */
final class PermissionsDeserializer extends StdDeserializer<Map<String, Set<AccountPermission>>> {

    private static final TypeReference<Set<AccountPermission>> LIST = new TypeReference<>() {};
    private static final TypeReference<Map<String, Set<AccountPermission>>> BY_PATH = new TypeReference<>() {};

    PermissionsDeserializer() {
        super(Map.class);
    }

    @Override
    public Map<String, Set<AccountPermission>> deserialize(JsonParser parser, DeserializationContext context) {
        return parser.hasToken(JsonToken.START_ARRAY) ? Map.of("/", context.readValue(parser, LIST)) : context.readValue(parser, BY_PATH);
    }
}
