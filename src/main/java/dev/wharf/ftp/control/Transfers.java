package dev.wharf.ftp.control;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import dev.wharf.ftp.StoreException;
import dev.wharf.ftp.TlsMode;
import dev.wharf.ftp.command.TransferJob;
import dev.wharf.ftp.protocol.ReplyCode;
import dev.wharf.ftp.protocol.ReplyWriter;
import dev.wharf.ftp.session.Services;

/** The one transfer routine: every RETR, STOR, APPE, STOU, LIST, NLST and MLSD runs through {@link #run}. */
final class Transfers {

    private static final Logger LOG = System.getLogger(Transfers.class.getName());

    private final Services services;
    private final Sender sender;
    private final Receiver receiver;

    Transfers(Services services) {
        this.services = services;
        DataConnector connector = new DataConnector(services.settings());
        BufferPool heap = new BufferPool(false);
        this.sender = new Sender(connector, heap);
        this.receiver = new Receiver(connector, new BufferPool(true), heap, services.settings().strictTlsEnd());
    }

    /** Does all of it, the last reply and the log included. Never throws. */
    void run(TransferTask task, ReplyWriter replies) {
        Ending ending = work(task, replies);
        try {
            replies.send(ending.reply());
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "client of {0} went away before its reply", task.session().id());
        }
        if (!(task.job() instanceof TransferJob.Listing)) {
            report(task, ending);
        }
    }

    private void report(TransferTask task, Ending ending) {
        try {
            services.listener().transferEnded(task.facts(ending.outcome(), ending.reply().code(), ending.reason()), ending.receipt());
        } catch (RuntimeException defect) {
            // A listener must not throw; if it does, the loop may still be waiting for this transfer to end.
            LOG.log(Level.ERROR, "listener failed at a transfer of " + task.session().id(), defect);
        }
    }

    private Ending work(TransferTask task, ReplyWriter replies) {
        if (services.settings().tlsMode() == TlsMode.REQUIRED && !task.isDataProtected()) {
            return Ending.refused(ReplyCode.PROTECTION_REQUIRED, "Data connections must be encrypted: send PROT P.");
        }
        try {
            return switch (task.job()) {
                case TransferJob.Retrieve job -> sender.retrieve(task, job, replies);
                case TransferJob.Store job -> receiver.store(task, job, replies);
                case TransferJob.Listing job -> sender.list(task, job, replies);
            };
        } catch (StoreException | IOException | InterruptedException failure) {
            return Ending.of(failure, task.abortReason());
        } catch (RuntimeException | Error defect) {
            // A defect, or memory that was wanting, ends this transfer, not the session: its loop may be waiting for the end on another thread.
            LOG.log(Level.ERROR, "transfer of " + task.session().id() + " failed", defect);
            return Ending.of(defect, task.abortReason());
        }
    }
}
