package dev.wharf.ftp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/** Writes down what a listener is told. */
public final class Recorder implements FtpListener {

    record Ended(TransferFacts facts, @Nullable Receipt receipt) {}

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Ended> transfers = new CopyOnWriteArrayList<>();
    private final List<String> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    /** From now on it throws when a transfer ends. */
    void fail() {
        failing = true;
    }

    /** Each call in one line, without what differs from run to run. */
    public List<String> events() {
        return events;
    }

    /** The ids of all sessions there were. */
    List<String> sessions() {
        return sessions;
    }

    List<Ended> transfers() {
        return transfers;
    }

    /** How many calls begin like this. */
    long count(String prefix) {
        return events.stream().filter(event -> event.startsWith(prefix)).count();
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        sessions.add(session.id());
        events.add("opened");
    }

    @Override
    public void sessionClosed(SessionInfo session, String reason) {
        events.add("closed: " + reason);
    }

    @Override
    public void loggedIn(SessionInfo session) {
        events.add("logged in " + session.username());
    }

    @Override
    public void loginRefused(SessionInfo session, String username, String reason) {
        events.add("refused " + username + ": " + reason);
    }

    @Override
    public void commandRefused(SessionInfo session, String verb, int replyCode) {
        events.add(verb + " " + replyCode);
    }

    @Override
    public void changed(SessionInfo session, String verb, String path, @Nullable String target) {
        events.add(verb + " " + path + (target == null ? "" : " " + target));
    }

    @Override
    public void transferEnded(TransferFacts facts, @Nullable Receipt receipt) {
        transfers.add(new Ended(facts, receipt));
        events.add(facts.direction() + " " + facts.path() + " " + facts.outcome());
        if (failing) {
            throw new IllegalStateException("a defect in a listener");
        }
    }
}
