package dev.wharf.routing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/** The types of destinations there are. */
@Component
final class DestinationTypes {

    private final Map<Destination.Type, DestinationType> types = new EnumMap<>(Destination.Type.class);

    DestinationTypes(List<DestinationType> all) {
        all.forEach(type -> types.put(type.type(), type));
    }

    DestinationType of(Destination.Type type) {
        DestinationType found = types.get(type);
        if (found == null) {
            throw new IllegalArgumentException("type: " + type + " is not supported");
        }
        return found;
    }
}
