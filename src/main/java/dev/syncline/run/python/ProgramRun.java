package dev.syncline.run.python;

import dev.syncline.log.EntityTable;
import dev.syncline.process.os.Posix;
import dev.syncline.python.program.TracedProgram;
import dev.syncline.run.actor.ControlledActors;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.actor.ThreadStarter;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A traced program as a run sees it: its records become events, and it is controlled. Thread-safe. */
public final class ProgramRun {
    /*
     * `reading` is held while records become events, by the thread that reads them, and by that of the log when it adds the end
     * of a process that was killed. The latter must not wait for the lock: the former may be waiting for room in the ring.
     */

    private static final long EXIT_SECONDS = 5;

    private final String run;
    private final TracedProgram program;
    private final ProgramListener listener;
    private final ProgramActors actors;
    private final ProgramUser user;
    private final ProgramConsole console;
    private final ProgramEvents events;
    private final ProgramEnds ends;
    private final ProgramGate gate;
    private final ProgramQuiet quiet;
    private final ControlledProgram controlled;
    private final StepScheduler<ProgramActor> scheduler;
    private final ThreadStarter threads;
    private final ReentrantLock reading = new ReentrantLock();
    private final CountDownLatch over = new CountDownLatch(1);
    private final OrderedRecorder recorder;
    private volatile boolean killed;
    private boolean begun;

    /**
     * Takes over a program that has just been started.
     *
     * @param run the id of the run
     * @param threads starts its threads
     * @param wallNanos the machine's clock
     */
    public ProgramRun(
            String run,
            TracedProgram program,
            EntityTable entities,
            RunClock clock,
            OrderedRecorder recorder,
            Limits limits,
            ThreadStarter threads,
            LongSupplier wallNanos,
            ProgramListener listener) {
        this.run = run;
        this.threads = threads;
        this.program = program;
        this.listener = listener;
        this.recorder = recorder;
        actors = new ProgramActors(entities);
        ProgramObjects objects = new ProgramObjects(entities);
        user = new ProgramUser(program.console(), objects, recorder);
        console = new ProgramConsole(program.console(), user, recorder, listener);
        ProgramClock times = new ProgramClock(program.board()::clock);
        clock.follow(times);
        gate = new ProgramGate(program.board(), clock, actors, program::grant, wallNanos);
        quiet = new ProgramQuiet(actors, gate, clock, program);
        controlled = new ControlledProgram(actors, gate, quiet);
        scheduler = new StepScheduler<>(clock, controlled, threads, actor -> listener.granted(actor.info));
        NotebookCells cells = new NotebookCells(listener::cell);
        events = new ProgramEvents(actors, objects, recorder, times, limits, cells, new ProgramEvents.Listener() {
            @Override
            public void held(ProgramActor actor, int line) {
                gate.arrived(actor, line);
            }

            @Override
            public void ready(ProgramActor actor) {
                gate.ready(actor);
            }

            @Override
            public void marked(int number) {
                quiet.marked(number);
            }

            @Override
            public void answered(int number, String error) {
                console.answered(number, error);
            }

            @Override
            public void ended(ProgramActor actor, int value) {
                ends.ended(actor, value);
            }

            @Override
            public void overLimit(String why) {
                listener.end(why);
            }
        });
        ends = new ProgramEnds(actors, events, listener);
    }

    /** Starts its threads: the one that reads the records, and the one of the tempo. */
    public void start() {
        gate.start(threads, "Tempo [%s]".formatted(run));
        Thread reader = new Thread(this::read, "Events [%s]".formatted(run));
        reader.setDaemon(true);
        threads.start(reader);
    }

    private void read() {
        String problem = null;
        try {
            program.readRecords(record -> {
                reading.lock();
                try {
                    begin(record.wall());
                    events.accept(record);
                } finally {
                    reading.unlock();
                }
            });
        } catch (IOException | RuntimeException e) {
            problem = "The events of the program could not be read: %s".formatted(e.getMessage());
        } finally {
            conclude(problem);
        }
    }

    private void begin(long wall) {
        if (!begun) {
            begun = true;
            listener.begun(wall);
        }
    }

    /** Adds the ends that nobody recorded, because a process was killed, and says that the program is over. */
    private void conclude(@Nullable String problem) {
        try {
            if (problem != null) {
                program.kill();
                listener.broken(problem);
            }
            int status = exitStatus();
            ends.lookAtLimits(program);
            if (actors.size() == 0 && !killed) {
                listener.broken("Python could not run the program. %s".formatted(program.lastError()));
            }
            reading.lock();
            try {
                ends.endAll(program, status, killed);
            } finally {
                reading.unlock();
            }
        } finally {
            gate.end();
            scheduler.end();
            over.countDown();
            listener.over();
        }
    }

    private int exitStatus() {
        try {
            return program.whenEnded().get(EXIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Looks, when nothing happens, for processes that were killed and could not say so. */
    public void idle() {
        if (!reading.tryLock()) {
            return;
        }
        try {
            ends.lookAtLimits(program);
            program.newStatus().ifPresent(ends::mainEnded);
            ends.lookForKilled(recorder.claimed());
        } finally {
            reading.unlock();
        }
    }

    /** Lets one actor at a time do an operation. */
    public StepScheduler<?> scheduler() {
        return scheduler;
    }

    /**
     * Lets an actor of a paused run do its next operation, as {@link StepScheduler#step}; returns its name.
     *
     * @param name whose turn it is; null for the next one
     */
    public String step(@Nullable String name) {
        return controlled.name(scheduler.step(name));
    }

    /** Its actors, as the scheduler controls them. */
    public ControlledActors<?> actors() {
        return controlled;
    }

    /** Holds and paces the actors. */
    public ProgramGate gate() {
        return gate;
    }

    /** Does the operations of the user. */
    public ProgramUser user() {
        return user;
    }

    /** Runs what the user types. */
    public ProgramConsole console() {
        return console;
    }

    /**
     * Sends a signal to a process.
     *
     * @throws java.util.NoSuchElementException if there is no such actor
     * @throws UnsupportedOperationException if it is a thread
     * @throws IllegalStateException if it has ended
     */
    public void signal(String name, Signal signal) {
        ProgramActor actor = actors.named(name);
        if (!actor.isProcess()) {
            throw new UnsupportedOperationException(
                    "%s is a thread: a thread cannot be ended or interrupted from outside.".formatted(name));
        }
        synchronized (actors) {
            if (actor.phase == ActorPhase.ENDED) {
                throw new IllegalStateException("%s has ended.".formatted(name));
            }
        }
        Posix.kill(actor.pid, signal.number());
    }

    /** Gives constants of the script other values: all that were changed since the start, by name. */
    public void constants(Map<String, Object> constants) {
        try {
            program.knobs(constants);
        } catch (IOException e) {
            throw new IllegalStateException("The knob could not be moved: %s".formatted(e.getMessage()), e);
        }
    }

    /** Whether all of its processes have ended, and their records are read. */
    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** Kills all processes; returns at once. */
    public void kill() {
        killed = true;
        ends.expected();
        gate.end();
        scheduler.end();
        program.kill();
    }

    /** Waits until all processes have ended and their records are read; returns whether that was so in time. */
    public boolean awaitEnd(Duration timeout) {
        try {
            return over.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return isOver();
        }
    }

    /** Removes what is left of the program. */
    public void close() {
        try {
            program.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
