package dev.syncline.run;

import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.function.Consumer;

/** Passes the events of a run on, and ends the run with the last one that it may have. */
final class EventLimit implements EventSink {
    private final EventSink next;
    private final long max;
    private final long maxPrinted;
    private final Consumer<String> end;
    private long printed;

    /** The same without a limit on what is printed. */
    EventLimit(EventSink next, long max, Consumer<String> end) {
        this(next, max, Long.MAX_VALUE, end);
    }

    /**
     * Passes them on to {@code next}; {@code end} is told the reason, a sentence, when there are {@code max}, or more than
     * {@code maxPrinted} characters were printed.
     */
    EventLimit(EventSink next, long max, long maxPrinted, Consumer<String> end) {
        this.next = next;
        this.max = max;
        this.maxPrinted = maxPrinted;
        this.end = end;
    }

    @Override
    public void event(LogEvent event) {
        next.event(event);
        if (event.seq() + 1 == max) {
            end.accept("Stopped at its limit of %,d events.".formatted(max));
        }
        String text = event.text();
        if (event.kind() == Kind.PRINTED && text != null) {
            boolean wasBelow = printed <= maxPrinted;
            printed += text.length() + 1L;
            if (wasBelow && printed > maxPrinted) {
                end.accept("Stopped at its limit of %,d printed characters.".formatted(maxPrinted));
            }
        }
    }
}
