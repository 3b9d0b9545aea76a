package dev.wharf.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.wharf.gateway.GatewaySessions;
import dev.wharf.gateway.GatewayStatus;

/** A gateway without an FTP server. */
class FakeGateway implements GatewaySessions, GatewayStatus {

    final Map<String, SessionView> open = new ConcurrentHashMap<>();
    final Map<String, String> endedBy = new ConcurrentHashMap<>();

    @Override
    public List<SessionView> list() {
        return new ArrayList<>(open.values());
    }

    @Override
    public Optional<SessionView> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    @Override
    public boolean end(String id, String actor) {
        endedBy.put(id, actor);
        return open.remove(id) != null;
    }

    @Override
    public String ftpAddress() {
        return "0.0.0.0";
    }

    @Override
    public int ftpPort() {
        return 2121;
    }

    @Override
    public @Nullable Integer implicitTlsPort() {
        return 9990;
    }

    @Override
    public @Nullable String demoUsername() {
        return "demo";
    }

    @Override
    public @Nullable String demoPassword() {
        return "demo-secret";
    }
}
