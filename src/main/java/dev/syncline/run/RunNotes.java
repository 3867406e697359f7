package dev.syncline.run;

import dev.syncline.log.NoteKind;
import dev.syncline.run.outcome.RunState;
import java.util.Map;

/** The notes of what a user does to a run. Each method but {@link #turnOf} is called inside {@link RunLifecycle#change}. */
final class RunNotes {
    private final RunLifecycle lifecycle;

    /** Adds them to the log of this run. */
    RunNotes(RunLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** The run is paused, and in this state. */
    void paused(RunState state) {
        lifecycle.enter(state, NoteKind.PAUSED, "Paused: every thread stops at its next operation.", Map.of());
    }

    /** It continues, and is in this state. */
    void continued(RunState state) {
        lifecycle.enter(state, NoteKind.CONTINUED, "Continues.", Map.of());
    }

    /** Its clock has another speed. */
    void speed(double times) {
        String inWords = times == 1 ? "as fast as the machine's" : "at %s times the machine's".formatted(times);
        lifecycle.note(NoteKind.SPEED, "The clock of the run goes %s.".formatted(inWords), Map.of("speed", times));
    }

    /** It has another tempo. */
    void tempo(int millis) {
        lifecycle.note(
                NoteKind.TEMPO,
                millis == 0
                        ? "Operations are no longer held back."
                        : "At most one operation every %d ms.".formatted(millis),
                Map.of("tempo", millis));
    }

    /** A knob was moved. */
    void turned(String knob, String label, Object value) {
        lifecycle.note(NoteKind.KNOB, "%s is now %s.".formatted(label, value), Map.of("knob", knob, "value", value));
    }

    /** The user has typed this. */
    void typed(int number, String line) {
        lifecycle.note(
                NoteKind.TYPED, "You typed: %s".formatted(firstLine(line)), Map.of("command", number, "code", line));
    }

    /** What the user has typed under this number is over, perhaps with an error. */
    void answered(int number, String error) {
        lifecycle.note(
                NoteKind.ANSWERED,
                error.isEmpty() ? "Done." : error.substring(error.lastIndexOf('\n') + 1),
                error.isEmpty() ? Map.of("command", number) : Map.of("command", number, "error", error));
    }

    /** A cell of a notebook was executed. */
    void cell(int number, String text) {
        lifecycle.note(
                NoteKind.CELL, "The cell [%d] was executed.".formatted(number), Map.of("cell", number, "code", text));
    }

    private static String firstLine(String text) {
        String first = text.strip().lines().findFirst().orElse("");
        return first.length() < text.strip().length() ? first + " …" : first;
    }

    /** The actor of this name and number is granted its next operation. */
    void turnOf(String name, int actor) {
        lifecycle.decide(
                () -> lifecycle.note(NoteKind.STEP, "It is the turn of %s.".formatted(name), Map.of("actor", actor)));
    }
}
