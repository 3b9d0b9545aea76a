package dev.wharf.ftp.command;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Locale;

import dev.wharf.ftp.data.PassiveLease;
import dev.wharf.ftp.protocol.HostPort;
import dev.wharf.ftp.protocol.HostPort.BadAddressException;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.session.Session;

/** PASV, EPSV, PORT, EPRT: where the next data connection comes from (RFC 959, 4.1.2; RFC 2428), with the checks of RFC 2577, 3. */
final class DataCommands {

    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private DataCommands() {}

    static Outcome pasv(Request request) {
        Session session = request.session();
        if (session.data().isExtendedPassiveOnly()) {
            return afterEpsvAll();
        }
        Inet4Address configured = request.settings().passiveAddress();
        if (configured == null && !(session.localAddress() instanceof Inet4Address)) {
            return Outcome.answer(ReplyCode.CANT_OPEN_DATA_CONNECTION, "PASV is for IPv4, use EPSV.");
        }
        Inet4Address told = configured != null ? configured : (Inet4Address) session.localAddress();
        try {
            PassiveLease lease = request.services().passivePorts().lease();
            session.data().passive(lease);
            return Outcome.answer(ReplyCode.PASSIVE_MODE, "Entering Passive Mode " + HostPort.format(told, lease.port()) + ".");
        } catch (IOException noPort) {
            return noPort();
        }
    }

    static Outcome epsv(Request request) {
        Session session = request.session();
        String wanted = request.argument().toUpperCase(Locale.ROOT);
        if (wanted.equals("ALL")) {
            session.data().extendedPassiveOnly();
            return Outcome.answer(ReplyCode.OK, "EPSV ALL: no other way is taken from now on.");
        }
        String spoken = session.localAddress() instanceof Inet4Address ? "1" : "2";
        if (!wanted.isEmpty() && !wanted.equals(spoken)) {
            return Outcome.answer(ReplyCode.NETWORK_PROTOCOL_NOT_SUPPORTED, "Network protocol not supported, use (" + spoken + ")");
        }
        try {
            PassiveLease lease = request.services().passivePorts().lease();
            session.data().passive(lease);
            return Outcome.answer(ReplyCode.EXTENDED_PASSIVE_MODE, "Entering Extended Passive Mode (|||" + lease.port() + "|)");
        } catch (IOException noPort) {
            return noPort();
        }
    }

    static Outcome port(Request request) {
        try {
            return active(request, HostPort.parsePort(request.argument()));
        } catch (BadAddressException wrong) {
            return Outcome.answer(wrong.replyCode(), String.valueOf(wrong.getMessage()));
        }
    }

    static Outcome eprt(Request request) {
        try {
            return active(request, HostPort.parseExtended(request.argument()));
        } catch (BadAddressException wrong) {
            return Outcome.answer(wrong.replyCode(), String.valueOf(wrong.getMessage()));
        }
    }

    private static Outcome active(Request request, InetSocketAddress peer) {
        Session session = request.session();
        if (session.data().isExtendedPassiveOnly()) {
            return afterEpsvAll();
        }
        if (peer.getPort() < FIRST_UNPRIVILEGED_PORT || !peer.getAddress().equals(session.remoteAddress())) {
            return Outcome.answer(ReplyCode.PARAMETER_NOT_IMPLEMENTED, "Only your own address, and ports from 1024 on.");
        }
        session.data().active(peer);
        return Outcome.answer(ReplyCode.OK, "Ready to connect there.");
    }

    private static Outcome afterEpsvAll() {
        return Outcome.answer(ReplyCode.BAD_SEQUENCE, "EPSV ALL was sent: only EPSV is taken.");
    }

    private static Outcome noPort() {
        return Outcome.answer(ReplyCode.CANT_OPEN_DATA_CONNECTION, "No passive port is free, try again.");
    }
}
