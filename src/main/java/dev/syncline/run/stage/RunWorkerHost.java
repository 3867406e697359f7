package dev.syncline.run.stage;

import dev.syncline.process.worker.WorkerHost;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.trace.Actor;
import java.util.function.Consumer;

/** What one run does at the request of its workers. */
public final class RunWorkerHost implements WorkerHost {
    private final RunGate gate;
    private final LiveKnobs knobs;
    private final ActorThreads actorThreads;
    private final OutcomeGrader grader;
    private final Consumer<String> end;

    /** Answers workers by the parts of their run; {@code end} ends it, for a reason. */
    public RunWorkerHost(
            RunGate gate, LiveKnobs knobs, ActorThreads actorThreads, OutcomeGrader grader, Consumer<String> end) {
        this.gate = gate;
        this.knobs = knobs;
        this.actorThreads = actorThreads;
        this.grader = grader;
        this.end = end;
    }

    @Override
    public void pass(Actor actor, int line) {
        gate.pass(actor, line);
    }

    @Override
    public void rest(Actor actor, long nanos) {
        gate.delay(actor, gate.nanos() + nanos);
    }

    @Override
    public boolean leadsWaits() {
        return gate.leadsWaits();
    }

    @Override
    public boolean awaitTurn(Actor actor, long limitNanos, boolean again) {
        return gate.awaitTurn(actor, limitNanos, again);
    }

    @Override
    public boolean hasEnded(Actor actor) {
        return actorThreads.hasEnded(actor);
    }

    @Override
    public Object knob(String name) {
        return knobs.get(name, Object.class);
    }

    @Override
    public int beginThread(String name, Actor starter, Runnable proxy) {
        return actorThreads.begin(name, "thread", proxy, starter).id();
    }

    @Override
    public void lost(String actor, long events) {
        grader.lost(actor, events);
    }

    @Override
    public void didNotBegin(String actor, String sentence) {
        grader.failed(actor, new IllegalStateException(sentence));
        end.accept(sentence);
    }

    @Override
    public void failed(String actor, String sentence) {
        grader.failed(actor, new IllegalStateException(sentence));
    }
}
