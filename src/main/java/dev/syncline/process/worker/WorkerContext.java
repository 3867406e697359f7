package dev.syncline.process.worker;

import dev.syncline.process.ipc.TracedContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Observer;

/** The execution context of a body that runs in a worker; it gets knobs and time from the server. */
final class WorkerContext extends TracedContext {
    private final WorkerGate gate;

    WorkerContext(Observer observer, WorkerGate gate, long seed) {
        super(observer, gate, seed);
        this.gate = gate;
    }

    @Override
    public int integer(String knob) {
        return Integer.parseInt(knob(knob));
    }

    @Override
    public double number(String knob) {
        return Double.parseDouble(knob(knob));
    }

    @Override
    public boolean isOn(String knob) {
        return Boolean.parseBoolean(knob(knob));
    }

    @Override
    public String choice(String knob) {
        return knob(knob);
    }

    @Override
    protected void rest(Actor actor, long nanos) {
        gate.control(actor).rest(nanos);
    }

    private String knob(String name) {
        return gate.control(Actor.current()).knob(name);
    }
}
