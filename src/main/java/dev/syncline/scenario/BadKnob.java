package dev.syncline.scenario;

/** A value that a knob does not take; the message says what it takes, in one sentence. */
public final class BadKnob extends IllegalArgumentException {
    private final String knob;

    /** Says that {@code knob} refuses a value, and why. */
    public BadKnob(String knob, String message) {
        super(message);
        this.knob = knob;
    }

    /** The name of the knob. */
    public String knob() {
        return knob;
    }
}
