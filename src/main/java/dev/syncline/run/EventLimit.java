package dev.syncline.run;

import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import java.util.function.Consumer;

/** Passes the events of a run on, and ends the run with the last one that it may have. */
final class EventLimit implements EventSink {
    private final EventSink next;
    private final long max;
    private final Consumer<String> end;

    /** Passes them on to {@code next}; {@code end} is told the reason, a sentence, when there are {@code max}. */
    EventLimit(EventSink next, long max, Consumer<String> end) {
        this.next = next;
        this.max = max;
        this.end = end;
    }

    @Override
    public void event(LogEvent event) {
        next.event(event);
        if (event.seq() + 1 == max) {
            end.accept("Stopped at its limit of %,d events.".formatted(max));
        }
    }
}
