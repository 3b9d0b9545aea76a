package dev.wharf.ftp.protocol;

/** The reply codes that Wharf sends, by series (RFC 959, 4.2, unless another source is named). */
public final class ReplyCode {

    // 1yz: the action begins; another reply follows.
    public static final int OPENING_DATA_CONNECTION = 150;

    // 2yz: done.
    public static final int OK = 200;
    public static final int SUPERFLUOUS = 202;
    public static final int SYSTEM_STATUS = 211;
    public static final int DIRECTORY_STATUS = 212;
    public static final int FILE_STATUS = 213;
    public static final int HELP = 214;
    public static final int SYSTEM_TYPE = 215;
    public static final int SERVICE_READY = 220;
    public static final int SERVICE_CLOSING = 221;
    public static final int NO_TRANSFER_IN_PROGRESS = 225;
    public static final int TRANSFER_COMPLETE = 226;
    public static final int PASSIVE_MODE = 227;
    /** RFC 2428, 3. */
    public static final int EXTENDED_PASSIVE_MODE = 229;
    public static final int LOGGED_IN = 230;
    /** RFC 2228, 5.1. */
    public static final int SECURITY_EXCHANGE_COMPLETE = 234;
    public static final int FILE_ACTION_OK = 250;
    public static final int PATH_CREATED = 257;

    // 3yz: more is needed.
    public static final int NEED_PASSWORD = 331;
    public static final int PENDING_FURTHER_INFORMATION = 350;

    // 4yz: not now.
    public static final int SERVICE_NOT_AVAILABLE = 421;
    public static final int CANT_OPEN_DATA_CONNECTION = 425;
    public static final int TRANSFER_ABORTED = 426;
    public static final int FILE_BUSY = 450;
    public static final int LOCAL_ERROR = 451;
    public static final int INSUFFICIENT_STORAGE = 452;

    // 5yz: not like this.
    public static final int UNKNOWN_COMMAND = 500;
    public static final int BAD_ARGUMENT = 501;
    public static final int NOT_IMPLEMENTED = 502;
    public static final int BAD_SEQUENCE = 503;
    public static final int PARAMETER_NOT_IMPLEMENTED = 504;
    public static final int NOT_LOGGED_IN = 530;
    /** RFC 4217, 9: the data connection must be protected. */
    public static final int PROTECTION_REQUIRED = 521;
    /** RFC 2428, 2: names the network protocols that are known. */
    public static final int NETWORK_PROTOCOL_NOT_SUPPORTED = 522;
    /** RFC 2228, 5.1: refused for policy. */
    public static final int POLICY_REFUSED = 534;
    /** RFC 2228, 5.1: this protection level is not supported. */
    public static final int PROTECTION_NOT_SUPPORTED = 536;
    public static final int FILE_UNAVAILABLE = 550;
    public static final int QUOTA_EXCEEDED = 552;
    public static final int NAME_NOT_ALLOWED = 553;

    private ReplyCode() {}
}
