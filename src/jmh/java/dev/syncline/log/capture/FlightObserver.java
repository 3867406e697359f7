package dev.syncline.log.capture;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/** Commits every event to JDK Flight Recorder, with a stream open that reads them live. */
final class FlightObserver implements Observer, AutoCloseable {
    private final RecordingStream stream = new RecordingStream();
    private final LongAdder seen = new LongAdder();

    FlightObserver() {
        stream.enable(FlightEvent.class).withoutThreshold().withoutStackTrace();
        stream.onEvent("dev.syncline.Event", event -> seen.increment());
        stream.setMaxAge(Duration.ofSeconds(5));
        stream.startAsync();
    }

    @Override
    public void record(
            Kind kind, Actor actor, Probe on, int value, @Nullable Actor peer, @Nullable String text, boolean timed) {
        FlightEvent event = new FlightEvent();
        event.kind = kind.ordinal();
        event.actor = actor.id();
        event.object = on.object();
        event.value = value;
        event.peer = peer == null ? Actor.NOBODY : peer.id();
        event.line = actor.line();
        event.timed = timed;
        event.text = text;
        event.commit();
    }

    @Override
    public void close() {
        stream.close();
    }
}
