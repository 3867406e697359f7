package dev.syncline.log;

import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the events that it is shown. */
public final class Recorded implements EventSink {
    /** One event. */
    public record Event(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {}

    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void event(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {
        events.add(new Event(seq, t, kind, actor, object, value, peer, line, timed, text));
    }

    /** What it was shown so far. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** The events of {@code chunks}. */
    static List<Event> of(Iterable<Chunk> chunks) {
        Recorded recorded = new Recorded();
        chunks.forEach(chunk -> chunk.forEach(recorded));
        return recorded.events();
    }
}
