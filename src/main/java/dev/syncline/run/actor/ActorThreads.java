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

/** The actors of one run and their threads. The monitor of the troupe guards who is in it and whether it is closed. */
public final class ActorThreads {
    private record Member(ActorThread part, Thread thread, boolean isPerson, boolean isHelper) {}

    private final RunSpec plan;
    private final EntityTable entities;
    private final Observer observer;
    private final RunGate gate;
    private final int most;
    private final ThreadStarter threads;
    private final BiConsumer<ActorThread, @Nullable Throwable> whenEnded;
    private final List<Member> members = new ArrayList<>();
    private final Map<Actor, ActorThread> joiners = Collections.synchronizedMap(new LinkedHashMap<>()); // as they began
    private boolean closed;

    /**
     * Makes a troupe of nobody, whose actors pass {@code gate}; {@code whenEnded} is told, on its thread, of each actor that
     * ended.
     */
    public ActorThreads(
            RunSpec plan,
            EntityTable entities,
            Observer observer,
            RunGate gate,
            int most,
            ThreadStarter threads,
            BiConsumer<ActorThread, @Nullable Throwable> whenEnded) {
        this.plan = plan;
        this.entities = entities;
        this.observer = observer;
        this.gate = gate;
        this.most = most;
        this.threads = threads;
        this.whenEnded = whenEnded;
    }

    /**
     * Starts an actor.
     *
     * @param kind {@code thread}, or {@link ActorInfo#USER}, who is not waited for when the run comes to its end
     * @throws LimitExceeded if there are as many as a run may have
     * @throws IllegalArgumentException if the name is taken
     * @throws Killed if the run is ending
     */
    public Actor begin(String name, String kind, Runnable body, @Nullable Actor starter) {
        IntSupplier thread = () -> {
            body.run();
            return 0;
        };
        return begin(name, kind, thread, starter, 0, Probe.NO_OBJECT, false).actor();
    }

    /**
     * Starts a thread that serves the others until they have ended: {@link #joinAll} does not wait for it, but the run is
     * over only when it has ended, too, which it does by itself.
     *
     * @return whether nobody is left that it could serve
     * @throws IllegalArgumentException if the name is taken
     */
    public BooleanSupplier beginHelper(String name, Actor starter, Runnable body) {
        IntSupplier thread = () -> {
            body.run();
            return 0;
        };
        begin(name, "thread", thread, starter, 0, Probe.NO_OBJECT, true);
        return this::onlyHelpersAreLeft;
    }

    private boolean onlyHelpersAreLeft() {
        return members().stream().allMatch(member -> member.isPerson || member.isHelper || member.part.hasEnded());
    }

    /**
     * Starts an actor that a process plays, whose id is {@code pid}; {@code body} returns its exit code.
     *
     * @param object the number of the object for which actors that join it wait
     * @throws LimitExceeded if there are as many as a run may have
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
            if (members.size() >= most) {
                throw new LimitExceeded("A run may have %d actors at most.".formatted(most));
            }
            Actor actor = new Actor(entities.addActor(name, kind).id(), name);
            ActorThread part = new ActorThread(actor, observer, gate, body, this::ended, object);
            Thread thread = plan.engine().thread("%s [%s]".formatted(name, plan.id()), part::run);
            member = new Member(part, thread, kind.equals(ActorInfo.USER), isHelper);
            members.add(member);
        }
        member.part.start(threads, member.thread, starter, pid);
        return member.part;
    }

    /** Whether every actor but the person at the screen has ended. */
    public boolean hasEnded() {
        return members().stream().allMatch(member -> member.isPerson || member.part.hasEnded());
    }

    /**
     * Waits, as {@code joiner}, for the end of every actor that was started after the first, or is started meanwhile, and is
     * neither the person nor a helper: for one after the other, as Python's {@code for thread in threads: thread.join()}.
     */
    public void joinAll(Actor joiner) {
        for (ActorThread next = nextToJoin(joiner); next != null; next = nextToJoin(joiner)) {
            join(joiner, next);
        }
    }

    private @Nullable ActorThread nextToJoin(Actor joiner) {
        return members().stream()
                .skip(1)
                .filter(member -> !member.isPerson && !member.isHelper && member.part.actor() != joiner)
                .map(Member::part)
                .filter(part -> !part.hasEnded())
                .findFirst()
                .orElse(null);
    }

    private void join(Actor joiner, ActorThread part) {
        if (!part.beginJoin(joiner)) {
            return;
        }
        joiners.put(joiner, part);
        try {
            while (!part.hasEnded()) {
                gate.join(joiner, part::hasEnded);
            }
        } finally {
            joiners.remove(joiner);
            part.endJoin(joiner);
        }
    }

    /**
     * The actor with this name.
     *
     * @throws NoSuchElementException if there is none; the message names those there are
     */
    Actor find(String name) {
        List<Actor> actors =
                members().stream().map(member -> member.part.actor()).toList();
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
                .filter(member -> !member.isPerson)
                .skip(number)
                .map(member -> member.part.actor())
                .findFirst()
                .orElse(null);
    }

    /** Has everybody look again at what they wait for. */
    public void wakeAll() {
        members().forEach(member -> member.part.actor().wake());
    }

    /** Lets nobody begin any more, and kills everybody. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        members().forEach(member -> member.part.actor().kill());
    }

    /** Waits for the threads to end and returns the names of those that are still there after {@code patience}. */
    public List<String> awaitThreads(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<String> left = new ArrayList<>();
        for (Member member : members()) {
            long millis = Math.max((end - System.nanoTime()) / 1_000_000, 1);
            try {
                member.thread.join(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (member.thread.isAlive()) {
                left.add(member.part.actor().name());
            }
        }
        return left;
    }

    private synchronized List<Member> members() {
        return List.copyOf(members);
    }

    private void ended(ActorThread part, @Nullable Throwable error) {
        try {
            whenEnded.accept(part, error);
            for (Actor joiner : joinersOf(part)) {
                gate.signalled(joiner);
                joiner.wake();
            }
        } finally {
            gate.end(part.actor());
        }
    }

    private List<Actor> joinersOf(ActorThread part) {
        synchronized (joiners) {
            return joiners.entrySet().stream()
                    .filter(joining -> joining.getValue() == part)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
