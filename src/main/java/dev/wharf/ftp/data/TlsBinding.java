package dev.wharf.ftp.data;

import javax.net.ssl.SSLSession;

/** Marks the session of a control connection. JSSE hands the values of a session on to those that resume it, and to no other. */
final class TlsBinding {

    private static final String KEY = TlsBinding.class.getName();

    private TlsBinding() {}

    /** A control connection that itself resumed a session keeps the mark it finds: both have the same peer. */
    static void mark(SSLSession control) {
        Object mark = control.getValue(KEY);
        // Also where it is there already: a TLS 1.3 ticket serves once, and to put a value makes JSSE send a new one with the next reply.
        control.putValue(KEY, mark != null ? mark : new Object());
    }

    static boolean same(SSLSession data, SSLSession control) {
        Object mark = control.getValue(KEY);
        return mark != null && mark == data.getValue(KEY);
    }
}
