package dev.syncline.run.python;

import dev.syncline.python.program.Board;
import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.ThreadStarter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * The gate of a traced program: it holds all actors before their next operation while the run is controlled, that is, paused or
 * forced, and lets one pass in a given time while there is a tempo.
 *
 * <p>In a controlled run, an actor that another one releases from its wait is held, too, before it goes on. While a step is in
 * progress, such actors go on one after the other, in the order in which they began to wait, see {@link #letNextGo}.
 *
 * <p>The gate itself is a byte of the board, at which each actor looks before an operation; an actor that finds it closed says so and
 * waits for a grant. The monitor of the actors guards all of this, because the arrival of an actor is a change of its phase. While the
 * run is paused, and while the tempo holds an operation back, the clock of the run stands still.
 */
public final class ProgramGate {
    /** How far the clock of the run moves on with each operation that the tempo lets pass. */
    private static final long STEP = 1_000_000;

    private static final long MILLI = 1_000_000;

    private final Board board;
    private final RunClock clock;
    private final ProgramActors actors;
    private final IntConsumer grant;
    private final LongSupplier wallNanos;
    private final Map<Integer, Integer> lines =
            new LinkedHashMap<>(); // of those that are held, in the order of arrival
    private boolean paused;
    private boolean forced;
    private boolean stepping;
    private boolean ended;
    private int tempo;
    private long next;

    /**
     * Begins open.
     *
     * @param grant lets the actor of this number do its next operation
     * @param wallNanos the machine's clock, by which the tempo goes
     */
    ProgramGate(Board board, RunClock clock, ProgramActors actors, IntConsumer grant, LongSupplier wallNanos) {
        this.board = board;
        this.clock = clock;
        this.actors = actors;
        this.grant = grant;
        this.wallNanos = wallNanos;
    }

    /** Lets the program begin, and starts the thread that lets operations pass in slow motion. */
    void start(ThreadStarter threads, String name) {
        synchronized (actors) {
            settle();
        }
        Thread thread = new Thread(this::paceOperations, name);
        thread.setDaemon(true);
        threads.start(thread);
    }

    /** An actor is held at this line. */
    void arrived(ProgramActor actor, int line) {
        synchronized (actors) {
            actor.phase = ActorPhase.AT_GATE;
            actor.waited = ActorPhase.RUNNING;
            if (isClosed()) {
                lines.put(actor.number, line);
                settle();
            } else {
                pass(actor); // the gate was opened after the actor had looked
            }
            actors.change();
        }
    }

    /** Another actor has released this one from its wait, and it is held before it goes on. */
    void ready(ProgramActor actor) {
        synchronized (actors) {
            actor.beReady();
            if (!stepping) {
                letGo(actor);
            }
            actors.change();
        }
    }

    /** Lets the actor go on that began to wait first of those that were released; returns whether there was one. */
    boolean letNextGo() {
        synchronized (actors) {
            Optional<ProgramActor> next = actors.ready().findFirst();
            next.ifPresent(this::letGo);
            return next.isPresent();
        }
    }

    /** The step is over: the program is quiet. */
    void stepIsOver() {
        synchronized (actors) {
            stepping = false;
        }
    }

    /** Holds every actor before its next operation. */
    public void pause() {
        synchronized (actors) {
            paused = true;
            clock.stop();
            settle();
        }
    }

    /** Lets every actor continue. */
    public void continueRun() {
        synchronized (actors) {
            paused = false;
            clock.start();
            settle();
            openIfFree();
            actors.change();
        }
    }

    /** Whether it is paused. */
    public boolean isPaused() {
        synchronized (actors) {
            return paused;
        }
    }

    /** If {@code on}, no actor proceeds without a grant; otherwise all of them do, unless the run is paused. */
    void force(boolean on) {
        synchronized (actors) {
            forced = on;
            stepping = on;
            settle();
            openIfFree();
            actors.change();
        }
    }

    /**
     * In a controlled run, lets an actor do its next operation; if it sleeps or waits with a timeout, its time has come.
     *
     * @param step how far the clock of the run moves, at least
     * @return whether it proceeds
     */
    boolean grant(ProgramActor actor, long step) {
        synchronized (actors) {
            if (!isControlled() || !actor.awaitsGrant()) {
                return false;
            }
            stepping = true;
            clock.advance(step);
            if (actor.phase == ActorPhase.TIMED) {
                actor.phase = ActorPhase.RUNNING;
                actor.wakes = true;
                board.due(actor.number);
                clock.advanceTo(actor.deadline);
            } else {
                board.due(0);
                pass(actor);
            }
            actors.change();
            return true;
        }
    }

    /** Lets at most one operation pass in so many milliseconds of the machine's clock; 0 for no limit. */
    public void tempo(int millis) {
        synchronized (actors) {
            tempo = millis;
            next = Math.min(next, wallNanos.getAsLong() + millis * MILLI);
            settle();
            openIfFree();
            actors.change();
        }
    }

    /** The least number of milliseconds between two operations. */
    public int tempo() {
        synchronized (actors) {
            return tempo;
        }
    }

    /** The next operation of each actor that the pause holds before one. */
    public List<NextOperation> next() {
        synchronized (actors) {
            List<NextOperation> all = new ArrayList<>();
            if (paused) {
                lines.forEach((number, line) ->
                        known(number).ifPresent(actor -> all.add(new NextOperation(actor.info.name(), line))));
            }
            return all;
        }
    }

    /** Ends the thread; the actors are killed. */
    void end() {
        synchronized (actors) {
            ended = true;
            actors.change();
        }
    }

    private void pass(ProgramActor actor) {
        lines.remove(actor.number);
        letGo(actor);
    }

    private void letGo(ProgramActor actor) {
        actor.phase = ActorPhase.RUNNING;
        actors.change();
        grant.accept(actor.number);
    }

    private Optional<ProgramActor> known(int number) {
        return Optional.ofNullable(actors.find(number));
    }

    /** The actor that is held longest. The monitor of the actors is held. */
    Optional<ProgramActor> first() {
        return lines.keySet().stream().flatMap(number -> known(number).stream()).findFirst();
    }

    private boolean isControlled() {
        return paused || forced;
    }

    private boolean isClosed() {
        return isControlled() || tempo > 0;
    }

    /** Brings the board and the clock in line with what is set. */
    private void settle() {
        board.controlled(isControlled());
        board.gateClosed(isClosed());
        clock.hold(tempo > 0 && !isControlled() && !lines.isEmpty());
    }

    private void openIfFree() {
        if (!isControlled()) {
            actors.ready().toList().forEach(this::letGo);
        }
        if (!isClosed()) {
            for (int number : List.copyOf(lines.keySet())) {
                known(number).ifPresent(this::pass);
            }
        }
    }

    /** Lets one operation after the other pass, as the tempo says. */
    private void paceOperations() {
        synchronized (actors) {
            while (!ended) {
                long left = tempo > 0 && !isControlled() && !lines.isEmpty()
                        ? next - wallNanos.getAsLong()
                        : Long.MAX_VALUE;
                if (left > 0) {
                    awaitTurn(left);
                } else {
                    first().ifPresent(this::pass);
                    next = wallNanos.getAsLong() + tempo * MILLI;
                    clock.advance(STEP);
                    settle();
                }
            }
        }
    }

    private void awaitTurn(long nanos) {
        try {
            if (nanos == Long.MAX_VALUE) {
                actors.wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(actors, Math.max(nanos, MILLI));
            }
        } catch (InterruptedException e) {
            ended = true;
        }
    }
}
