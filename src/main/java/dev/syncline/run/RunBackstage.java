package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Gate;
import dev.syncline.process.Backstage;
import java.util.function.Consumer;

/** What one run does for its workers. */
final class RunBackstage implements Backstage {
    private final RunGate gate;
    private final Knobs knobs;
    private final Troupe troupe;
    private final Judge judge;
    private final Consumer<String> end;

    RunBackstage(RunGate gate, Knobs knobs, Troupe troupe, Judge judge, Consumer<String> end) {
        this.gate = gate;
        this.knobs = knobs;
        this.troupe = troupe;
        this.judge = judge;
        this.end = end;
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public void rest(Actor actor, long nanos) {
        gate.rest(actor, gate.nanos() + nanos);
    }

    @Override
    public Object knob(String name) {
        return knobs.get(name, Object.class);
    }

    @Override
    public int beginThread(String name, Actor starter, Runnable standIn) {
        return troupe.begin(name, "thread", standIn, starter).id();
    }

    @Override
    public void lost(String actor, long events) {
        judge.lost(actor, events);
    }

    @Override
    public void didNotBegin(String actor, String sentence) {
        judge.failed(actor, new IllegalStateException(sentence));
        end.accept(sentence);
    }

    @Override
    public void failed(String actor, String sentence) {
        judge.failed(actor, new IllegalStateException(sentence));
    }
}
