package dev.wharf.account;

import java.net.InetAddress;

/** A CIDR block, or one address. IPv4 addresses mapped into IPv6 count as IPv4. Host names are never looked up. */
record Network(InetAddress address, int prefixBits) {

    /** @throws IllegalArgumentException when it is neither an address nor a CIDR block */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int most = address.getAddress().length * 8;
        int bits = slash < 0 ? most : prefix(text.substring(slash + 1));
        if (bits > most) {
            throw new IllegalArgumentException(text);
        }
        return new Network(address, bits);
    }

    /** @param remote a client's address; a zone ({@code fe80::1%eth0}) is ignored */
    boolean contains(String remote) {
        int zone = remote.indexOf('%');
        byte[] theirs = literal(zone < 0 ? remote : remote.substring(0, zone)).getAddress();
        byte[] ours = address.getAddress();
        if (theirs.length != ours.length) {
            return false;
        }
        for (int i = 0; i * 8 < prefixBits; i++) {
            int mask = 0xFF << Math.max(0, 8 - (prefixBits - i * 8));
            if (((theirs[i] ^ ours[i]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The JDK also takes 10.1 for 10.0.0.1 and 010.0.0.1 for 10.0.0.1, of which nobody knows what was meant. */
    private static InetAddress literal(String text) {
        if (text.indexOf('%') >= 0 || text.indexOf('[') >= 0) {
            throw new IllegalArgumentException(text);
        }
        InetAddress address = InetAddress.ofLiteral(text);
        if (text.indexOf(':') < 0 && !address.getHostAddress().equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    private static int prefix(String digits) {
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(digits);
        }
        return Integer.parseInt(digits);
    }
}
