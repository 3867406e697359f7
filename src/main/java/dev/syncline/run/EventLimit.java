package dev.syncline.run;

import dev.syncline.log.EventSink;
import dev.syncline.trace.Kind;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    public void event(
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
        next.event(seq, t, kind, actor, object, value, peer, line, timed, text);
        if (seq + 1 == max) {
            end.accept("Stopped at its limit of %,d events.".formatted(max));
        }
    }
}
