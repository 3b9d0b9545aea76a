package dev.wharf.ftp.data;

import javax.net.ssl.SSLSession;

/** Marks the session of a control connection. JSSE hands the values of a session on to those that resume it, and to no other. */
final class TlsBinding {

    private static final String KEY = TlsBinding.class.getName();

    private TlsBinding() {
    }

    /** A control connection that itself resumed a session keeps the mark it finds: both have the same peer. */
    static void mark(SSLSession control) {
        if (control.getValue(KEY) == null) {
            control.putValue(KEY, new Object());
        }
    }

    static boolean same(SSLSession data, SSLSession control) {
        Object mark = control.getValue(KEY);
        return mark != null && mark == data.getValue(KEY);
    }
}
