package dev.wharf.account;

import java.util.Map;
import java.util.Set;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Permissions as JSON text: written and read whole, never searched. */
@Converter
@Immutable
class PermissionsConverter implements AttributeConverter<PathPermissions, String> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Set<AccountPermission>>> BY_PATH = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(PathPermissions permissions) {
        return JSON.writeValueAsString(permissions.byPath());
    }

    @Override
    public PathPermissions convertToEntityAttribute(String json) {
        return new PathPermissions(JSON.readValue(json, BY_PATH));
    }
}
