package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps every event as a line that a test can compare, for example {@code B waiting 1 by A}. */
public final class RecordingObserver implements Observer {
    private record Entry(
            Kind kind, String actor, String line, @Nullable String text, boolean timed) {}

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public synchronized void record(
            Kind kind, Actor actor, Probe on, int value, @Nullable Actor peer, @Nullable String text, boolean timed) {
        String line = actor.name() + " " + kind.word() + " " + value + (peer == null ? "" : " by " + peer.name());
        entries.add(new Entry(kind, actor.name(), line, text, timed));
    }

    /** All events so far, in their order. */
    public synchronized List<String> lines() {
        return entries.stream().map(Entry::line).toList();
    }

    /** The events of one actor so far, in their order. */
    public synchronized List<String> linesOf(String actor) {
        return entries.stream()
                .filter(e -> e.actor.equals(actor))
                .map(Entry::line)
                .toList();
    }

    /** The text of the latest event. */
    public synchronized @Nullable String lastText() {
        return entries.get(entries.size() - 1).text;
    }

    /** The text of the latest wait. */
    public synchronized @Nullable String lastObstacle() {
        return lastWait().text;
    }

    /** Whether the latest wait has a timeout. */
    public synchronized boolean lastWaitIsTimed() {
        return lastWait().timed;
    }

    /** How many waits there were. */
    public synchronized int waits() {
        return (int) entries.stream().filter(e -> e.kind == Kind.WAITING).count();
    }

    private Entry lastWait() {
        return entries.stream()
                .filter(e -> e.kind == Kind.WAITING)
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
