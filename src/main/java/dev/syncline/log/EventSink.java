package dev.syncline.log;

/** Receives the events of a run, one by one, in the order of their sequence numbers. */
@FunctionalInterface
public interface EventSink {
    /** Takes one event. */
    void event(LogEvent event);
}
