package dev.wharf.admin.rest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch, RFC 7396. */
final class MergePatch {

    static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /** Changes the target as the patch says: null removes, an object is merged, anything else replaces. */
    static void apply(ObjectNode target, ObjectNode patch) {
        patch.forEachEntry((name, change) -> {
            if (change.isNull()) {
                target.remove(name);
            } else {
                target.set(name, merged(target.get(name), change));
            }
        });
    }

    private static JsonNode merged(JsonNode old, JsonNode change) {
        if (!(change instanceof ObjectNode patch)) {
            return change;
        }
        ObjectNode base = old instanceof ObjectNode object ? object : patch.objectNode();
        apply(base, patch);
        return base;
    }
}
