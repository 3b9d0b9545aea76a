package dev.wharf.ftp;

/** Whether sessions are encrypted. */
public enum TlsMode {
    /** AUTH TLS is offered; a session in clear works too. */
    OPTIONAL,
    /** Nobody logs in, and no data connection opens, without TLS. */
    REQUIRED,
    /** AUTH is refused. */
    OFF
}
