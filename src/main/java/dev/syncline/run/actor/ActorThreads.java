package dev.syncline.run.actor;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EntityTable;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.Schedule;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The actors of one run and their threads. Its monitor guards which actors there are and whether it is closed. */
public final class ActorThreads {
    private record Member(ActorThread actorThread, Thread thread, boolean isUser, boolean isHelper) {}

    private final RunSpec spec;
    private final EntityTable entities;
    private final Observer observer;
    private final RunGate gate;
    private final int max;
    private final ThreadStarter threads;
    private final BiConsumer<ActorThread, @Nullable Throwable> whenEnded;
    private final List<Member> members = new ArrayList<>();
    private final Map<Actor, ActorThread> joiners = Collections.synchronizedMap(new LinkedHashMap<>()); // as they began
    private boolean closed;

    /**
     * Begins without actors. All of them pass {@code gate}; {@code whenEnded} is called with each actor that has ended,
     * on its thread.
     */
    public ActorThreads(
            RunSpec spec,
            EntityTable entities,
            Observer observer,
            RunGate gate,
            int max,
            ThreadStarter threads,
            BiConsumer<ActorThread, @Nullable Throwable> whenEnded) {
        this.spec = spec;
        this.entities = entities;
        this.observer = observer;
        this.gate = gate;
        this.max = max;
        this.threads = threads;
        this.whenEnded = whenEnded;
    }

    /**
     * Starts an actor.
     *
     * @param kind {@code thread}, or {@link ActorInfo#USER}, which is not waited for at the end of the run
     * @throws LimitExceeded if the run has as many actors as it may
     * @throws IllegalArgumentException if the name is taken
     * @throws Killed if the run is ending
     */
    public Actor begin(String name, String kind, Runnable body, @Nullable Actor starter) {
        return begin(name, kind, thread(body), starter, 0, Probe.NO_OBJECT, false)
                .actor();
    }

    /**
     * Starts an actor that others can wait for by itself: what is returned waits, as the actor that calls it, until this one
     * has ended.
     *
     * @throws LimitExceeded if the run has as many actors as it may
     * @throws IllegalArgumentException if the name is taken
     * @throws Killed if the run is ending
     */
    public Runnable beginToJoin(String name, Runnable body, Actor starter) {
        ActorThread part = begin(name, "thread", thread(body), starter, 0, Probe.NO_OBJECT, false);
        return () -> {
            Actor joiner = Actor.current();
            gate.locate(joiner);
            join(joiner, part);
        };
    }

    private static IntSupplier thread(Runnable body) {
        return () -> {
            body.run();
            return 0;
        };
    }

    /**
     * Starts a thread that serves the others until they have ended: {@link #joinAll} does not wait for it, but the run
     * is over only when it has ended, too, which it does by itself.
     *
     * @return whether no actor is left that it could serve
     * @throws IllegalArgumentException if the name is taken
     */
    public BooleanSupplier beginHelper(String name, Actor starter, Runnable body) {
        begin(name, "thread", thread(body), starter, 0, Probe.NO_OBJECT, true);
        return this::onlyHelpersAreLeft;
    }

    private boolean onlyHelpersAreLeft() {
        return members().stream().allMatch(member -> member.isUser || member.isHelper || member.actorThread.hasEnded());
    }

    /**
     * Starts an actor that runs in a process, whose id is {@code pid}; {@code body} returns its exit code.
     *
     * @param object the number of the object for which actors that join it wait
     * @throws LimitExceeded if the run has as many actors as it may
     * @throws IllegalArgumentException if the name is taken
     * @throws Killed if the run is ending
     */
    public ActorThread begin(String name, String kind, IntSupplier body, @Nullable Actor starter, int pid, int object) {
        return begin(name, kind, body, starter, pid, object, false);
    }

    private ActorThread begin(
            String name,
            String kind,
            IntSupplier body,
            @Nullable Actor starter,
            int pid,
            int object,
            boolean isHelper) {
        Member member;
        synchronized (this) {
            if (closed) {
                throw new Killed(name);
            }
            if (members.size() >= max) {
                throw new LimitExceeded("A run may have at most %d actors.".formatted(max));
            }
            Actor actor = new Actor(entities.addActor(name, kind).id(), name);
            ActorThread actorThread = new ActorThread(actor, observer, gate, body, this::ended, object);
            Thread thread = spec.engine().thread("%s [%s]".formatted(name, spec.id()), actorThread::run);
            member = new Member(actorThread, thread, kind.equals(ActorInfo.USER), isHelper);
            members.add(member);
        }
        member.actorThread.start(threads, member.thread, starter, pid);
        return member.actorThread;
    }

    /** Whether every actor but "You" has ended. */
    public boolean hasEnded() {
        return members().stream().allMatch(member -> member.isUser || member.actorThread.hasEnded());
    }

    /** Whether the last event of this actor is recorded. */
    public boolean hasEnded(Actor actor) {
        return members().stream()
                .anyMatch(member -> member.actorThread.actor() == actor && member.actorThread.hasEnded());
    }

    /**
     * Waits, as {@code joiner}, for the end of every actor that was started after the first, or is started meanwhile,
     * and is neither "You" nor a helper: for one after the other, as Python's {@code for thread in threads:
     * thread.join()}.
     */
    public void joinAll(Actor joiner) {
        for (ActorThread next = nextToJoin(joiner); next != null; next = nextToJoin(joiner)) {
            join(joiner, next);
        }
    }

    private @Nullable ActorThread nextToJoin(Actor joiner) {
        return members().stream()
                .skip(1)
                .filter(member -> !member.isUser && !member.isHelper && member.actorThread.actor() != joiner)
                .map(Member::actorThread)
                .filter(actorThread -> !actorThread.hasEnded())
                .findFirst()
                .orElse(null);
    }

    private void join(Actor joiner, ActorThread actorThread) {
        if (!actorThread.beginJoin(joiner)) {
            return;
        }
        joiners.put(joiner, actorThread);
        try {
            while (!actorThread.hasEnded()) {
                gate.join(joiner, actorThread::hasEnded);
            }
        } finally {
            joiners.remove(joiner);
            actorThread.endJoin(joiner);
        }
    }

    /**
     * The actor with this name.
     *
     * @throws NoSuchElementException if there is none; the message names those there are
     */
    Actor find(String name) {
        List<Actor> actors =
                members().stream().map(member -> member.actorThread.actor()).toList();
        return actors.stream()
                .filter(actor -> actor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no actor '%s' in this run; there are: %s."
                        .formatted(name, actors.stream().map(Actor::name).collect(Collectors.joining(", ")))));
    }

    /** The actor with this number in a {@link Schedule}, or null. */
    @Nullable
    Actor numbered(int number) {
        return members().stream()
                .filter(member -> !member.isUser)
                .skip(number)
                .map(member -> member.actorThread.actor())
                .findFirst()
                .orElse(null);
    }

    /** Makes every actor check again what it waits for. */
    public void wakeAll() {
        members().forEach(member -> member.actorThread.actor().wake());
    }

    /** Lets no actor begin any more, and kills all of them. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        members().forEach(member -> member.actorThread.actor().kill());
    }

    /** Waits for the threads to end and returns the names of those that are still there after {@code timeout}. */
    public List<String> awaitThreads(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        List<String> left = new ArrayList<>();
        for (Member member : members()) {
            long millis = Math.max((end - System.nanoTime()) / 1_000_000, 1);
            try {
                member.thread.join(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (member.thread.isAlive()) {
                left.add(member.actorThread.actor().name());
            }
        }
        return left;
    }

    private synchronized List<Member> members() {
        return List.copyOf(members);
    }

    private void ended(ActorThread actorThread, @Nullable Throwable error) {
        try {
            whenEnded.accept(actorThread, error);
            for (Actor joiner : joinersOf(actorThread)) {
                gate.signalled(joiner);
                joiner.wake();
            }
        } finally {
            gate.end(actorThread.actor());
        }
    }

    private List<Actor> joinersOf(ActorThread actorThread) {
        synchronized (joiners) {
            return joiners.entrySet().stream()
                    .filter(joining -> joining.getValue() == actorThread)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
