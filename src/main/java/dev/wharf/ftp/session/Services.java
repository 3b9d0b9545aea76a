package dev.wharf.ftp.session;

import dev.wharf.ftp.Authenticator;
import dev.wharf.ftp.FtpListener;
import dev.wharf.ftp.FtpServerSettings;
import dev.wharf.ftp.data.PassivePool;

/** What all sessions of a server share. */
public record Services(FtpServerSettings settings, Authenticator authenticator, FtpListener listener, PassivePool passivePorts) {}
