package dev.syncline.scenario;

import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user's own program in Python, as a scenario that is made when it is run: it has no knobs, no body in Java, and ends well if
 * no thread of it raises an error, is deadlocked or stalled.
 *
 * @param name its name, by which the server keeps it
 * @param text the text that runs, which may have changed or be deleted later
 * @param watch the names of the shared variables to record; null for those that the tracer finds by itself
 */
public record UserScript(String name, String text, @Nullable List<String> watch) implements Scenario {
    /** The id of the outcome of a program that ended by itself, without an error. */
    public static final String FINISHED = "finished";

    private static final String PREFIX = "script:";
    private static final int MAX_LINE = 200;
    private static final Pattern PROCESSES = Pattern.compile("multiprocessing|Process|fork|subprocess");

    /** Keeps its own copy of the names. */
    public UserScript {
        watch = watch == null ? null : List.copyOf(watch);
    }

    /** The id of the scenario of the script of this name. */
    public static String id(String name) {
        return PREFIX + name;
    }

    /** The name of the script whose scenario has this id; empty if it is another scenario. */
    public static Optional<String> nameOf(String id) {
        return id.startsWith(PREFIX) ? Optional.of(id.substring(PREFIX.length())) : Optional.empty();
    }

    @Override
    public String id() {
        return id(name);
    }

    @Override
    public Lesson lesson() {
        Talk nothing = new Talk("", "", "", "", "", "");
        return new Lesson(Chapter.OWN, 1, name, "", "", "", "", "", nothing);
    }

    @Override
    public List<Knob> knobs() {
        return List.of();
    }

    @Override
    public List<Preset> presets() {
        return List.of();
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(Outcome.expected(FINISHED, "Every thread ended by itself."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new LastLine();
    }

    @Override
    public List<String> engines() {
        return List.of();
    }

    @Override
    public boolean hasProcesses() {
        return text.isEmpty() || PROCESSES.matcher(text).find(); // nobody knows what a notebook will do
    }

    @Override
    public Source python() {
        return new Source(name + ".py", 1, text);
    }

    @Override
    public void play(Stage stage) {
        throw new UnsupportedOperationException("A script runs in CPython only.");
    }

    /** Says what the program printed last. */
    private static final class LastLine implements Judge {
        private String line = "";

        @Override
        public void event(NamedEvent event) {
            if (event.is(Kind.PRINTED) && !event.text().isBlank()) {
                line = event.text().strip();
            }
        }

        @Override
        public Judgement judgement() {
            String shown = line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE - 1) + "…";
            return line.isEmpty()
                    ? new Judgement(FINISHED, "Every thread ended by itself.")
                    : new Judgement(FINISHED, "It printed “%s” last.".formatted(shown));
        }
    }
}
