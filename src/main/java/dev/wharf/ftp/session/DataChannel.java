package dev.wharf.ftp.session;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

import dev.wharf.ftp.data.PassiveLease;

/** Where the next data connection comes from or goes to. Used by the loop thread alone; a transfer takes the endpoint with it. */
public final class DataChannel {

    /** One way to get a data connection. */
    public sealed interface Endpoint {
        /** The client connects to a leased port. */
        record Passive(PassiveLease lease) implements Endpoint {}

        /** The server connects to the client. */
        record Active(InetSocketAddress peer) implements Endpoint {}

        /** Neither was asked for. */
        record None() implements Endpoint {}
    }

    private static final Endpoint NONE = new Endpoint.None();

    private Endpoint endpoint = NONE;
    private boolean extendedPassiveOnly;

    public void passive(PassiveLease lease) {
        release();
        endpoint = new Endpoint.Passive(lease);
    }

    public void active(InetSocketAddress peer) {
        release();
        endpoint = new Endpoint.Active(peer);
    }

    /** EPSV ALL: from now on no other way is taken (RFC 2428, 4). */
    public void extendedPassiveOnly() {
        extendedPassiveOnly = true;
    }

    public boolean isExtendedPassiveOnly() {
        return extendedPassiveOnly;
    }

    /** Hands the endpoint to a transfer, which must release it. */
    public Endpoint take() {
        Endpoint taken = endpoint;
        endpoint = NONE;
        return taken;
    }

    /** Gives up what is held. */
    public void release() {
        release(take());
    }

    public static void release(@Nullable Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Passive(var lease)) {
            lease.close();
        }
    }

    void reset() {
        release();
        extendedPassiveOnly = false;
    }
}
