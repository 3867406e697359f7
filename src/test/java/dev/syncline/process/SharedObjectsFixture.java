package dev.syncline.process;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.os.ResourceNames;
import dev.syncline.process.worker.EventCompleter;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes shared objects for the threads of a test, with a clock that advances only when the test says so. */
public final class SharedObjectsFixture implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EntityTable entities = new EntityTable();
    private final Path directory;
    private final ResourceNames names;
    private final SharedPage sharedPage;
    private final ProcessContext context;
    private long nanos;

    /** Prepares a fixture whose events go to {@code observer}, completed as in a log. */
    public SharedObjectsFixture(Observer observer, Gate gate) {
        try {
            directory = Files.createTempDirectory("syncline-fixture");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String run = "fixture-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        names = new ResourceNames(directory, run, SharedPage.SERVER);
        sharedPage = SharedPage.create(names.memory(names.memory()));
        sharedPage.clock(true, 1, nanos, 0);
        context = new ProcessContext(SharedPage.SERVER, new Completing(observer), gate, sharedPage, names);
    }

    /** Makes an object of this type with the next number. */
    public <T> T make(ObjectType type, Map<String, Object> attributes, IntFunction<T> make) {
        int object = entities.addObject(type.name() + " " + entities.objects().size(), type, attributes)
                .id();
        return make.apply(object);
    }

    /** The context in which shared objects are made. */
    public ProcessContext context() {
        return context;
    }

    /** Advances the clock. */
    public synchronized void advance(Duration by) {
        nanos += by.toNanos();
        sharedPage.clock(true, 1, nanos, 0);
    }

    @Override
    public void close() {
        names.removeAll();
        try {
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Completes the events, in the order of arrival. */
    private final class Completing implements Observer {
        private final Map<Integer, Actor> actors = new HashMap<>();
        private final EventSink completer;

        Completing(Observer observer) {
            completer = new EventCompleter(entities)
                    .into(event -> observer.record(
                            event.kind(),
                            known(event.actor()),
                            new Probe(observer, Gate.OPEN, event.object()),
                            event.value(),
                            actors.get(event.peer()),
                            event.text(),
                            event.timed()));
        }

        @Override
        public synchronized void record(
                Kind kind,
                Actor actor,
                Probe on,
                int value,
                @Nullable Actor peer,
                @Nullable String text,
                boolean timed) {
            actors.put(actor.id(), actor);
            int by = peer == null ? Actor.NOBODY : peer.id();
            completer.event(new LogEvent(0, 0, kind, actor.id(), on.object(), value, by, 0, timed, text));
        }

        private Actor known(int actor) {
            Actor known = actors.get(actor);
            if (known == null) {
                throw new IllegalStateException("no actor has the number " + actor);
            }
            return known;
        }
    }
}
