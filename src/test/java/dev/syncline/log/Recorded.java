package dev.syncline.log;

import java.util.ArrayList;
import java.util.List;

/** Keeps the events that it is shown. */
public final class Recorded implements EventSink {
    private final List<LogEvent> events = new ArrayList<>();

    @Override
    public synchronized void event(LogEvent event) {
        events.add(event);
    }

    /** What it was shown so far. */
    public synchronized List<LogEvent> events() {
        return List.copyOf(events);
    }

    /** The events of {@code chunks}. */
    static List<LogEvent> of(Iterable<Chunk> chunks) {
        Recorded recorded = new Recorded();
        chunks.forEach(chunk -> chunk.forEach(recorded));
        return recorded.events();
    }
}
