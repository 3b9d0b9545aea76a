package dev.wharf.ftp.protocol;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The two notations of an address and port: that of PORT and PASV (RFC 959, 4.1.2) and that of EPRT (RFC 2428, 2). */
public final class HostPort {

    /** An argument that can't be read, or names a network protocol that is not known. */
    public static final class BadAddressException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int replyCode;

        BadAddressException(int replyCode, String message) {
            super(message);
            this.replyCode = replyCode;
        }

        public int replyCode() {
            return replyCode;
        }
    }

    private HostPort() {}

    /** {@code h1,h2,h3,h4,p1,p2}. */
    public static InetSocketAddress parsePort(String argument) throws BadAddressException {
        int[] numbers = new int[6];
        int at = 0;
        for (int i = 0; i < 6; i++) {
            int comma = i == 5 ? argument.length() : argument.indexOf(',', at);
            numbers[i] = comma < 0 ? -1 : number(argument, at, comma, 255);
            if (numbers[i] < 0) {
                throw new BadAddressException(ReplyCode.BAD_ARGUMENT, "PORT takes six numbers from 0 to 255.");
            }
            at = comma + 1;
        }
        byte[] host = {(byte) numbers[0], (byte) numbers[1], (byte) numbers[2], (byte) numbers[3]};
        try {
            return new InetSocketAddress(InetAddress.getByAddress(host), numbers[4] << 8 | numbers[5]);
        } catch (UnknownHostException fourBytesAreAnAddress) {
            throw new IllegalStateException(fourBytesAreAnAddress);
        }
    }

    /** {@code |1|address|port|} or {@code |2|address|port|}, with any delimiter from ! to ~. */
    public static InetSocketAddress parseExtended(String argument) throws BadAddressException {
        char delimiter = argument.isEmpty() ? ' ' : argument.charAt(0);
        int first = argument.indexOf(delimiter, 1);
        int second = first < 0 ? -1 : argument.indexOf(delimiter, first + 1);
        int last = second < 0 ? -1 : argument.indexOf(delimiter, second + 1);
        if (delimiter < '!' || delimiter > '~' || last != argument.length() - 1) {
            throw new BadAddressException(ReplyCode.BAD_ARGUMENT, "EPRT takes |protocol|address|port|.");
        }
        String protocol = argument.substring(1, first);
        if (!protocol.equals("1") && !protocol.equals("2")) {
            throw new BadAddressException(ReplyCode.NETWORK_PROTOCOL_NOT_SUPPORTED, "Network protocol not supported, use (1,2)");
        }
        int port = number(argument, second + 1, last, 65535);
        try {
            InetAddress address = InetAddress.ofLiteral(argument.substring(first + 1, second));
            if (port < 1 || address instanceof Inet4Address != protocol.equals("1")) {
                throw new BadAddressException(ReplyCode.BAD_ARGUMENT, "That address or port does not fit its protocol.");
            }
            return new InetSocketAddress(address, port);
        } catch (IllegalArgumentException notLiteral) {
            throw new BadAddressException(ReplyCode.BAD_ARGUMENT, "That is no network address.");
        }
    }

    /** {@code (h1,h2,h3,h4,p1,p2)} for the 227. */
    public static String format(Inet4Address address, int port) {
        return "(" + address.getHostAddress().replace('.', ',') + "," + (port >> 8) + "," + (port & 255) + ")";
    }

    /** Reads decimal digits; -1 where there are none, others, too many, or more than max. */
    private static int number(String text, int from, int to, int max) {
        if (to <= from || to - from > 5) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= max ? value : -1;
    }
}
