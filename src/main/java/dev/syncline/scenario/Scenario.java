package dev.syncline.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One lesson: its prose, its knobs, the ways it can end, and the body that is run.
 *
 * <p>A scenario is one package-private final class in {@code catalog} with a no-argument constructor and no state, and
 * a program in Python beside it, {@code catalog/<id>.py} in the resources. It needs no registration. The body is the
 * last thing in the file: from {@link #play} to the end of the class is what the screen shows.
 */
public interface Scenario {
    /** The name in links and requests: the class name in kebab-case, for example {@code lock-counter}. */
    default String id() {
        return getClass()
                .getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    /** The prose. */
    Lesson lesson();

    /** The knobs, in the order of the screen: three to six. */
    List<Knob> knobs();

    /** Settings worth showing, in their order. */
    List<Preset> presets();

    /**
     * The outcomes that a run may have; deadlock, stall and stop may be among them, to grade them for this lesson.
     */
    List<Outcome> outcomes();

    /**
     * A new judge for one run, which tells its outcome from the log alone. Null, the default, is only for a scenario that
     * declares no outcomes but those that the run itself finds (deadlock, stall, stop): it ends as "finished".
     *
     * @param knobs the values that the knobs have at the start of the run
     */
    default @Nullable Judge judge(KnobValues knobs) {
        return null;
    }

    /** The buttons that the lecturer may press during the run, none by default. */
    default List<Button> buttons() {
        return List.of();
    }

    /** The axis with which its timeline opens: events if its point is the order of what happens within a moment. */
    default Axis axis() {
        return Axis.TIME;
    }

    /** The ids of the engines that can run it; the first one available is the default. */
    default List<String> engines() {
        return List.of("threads", "virtual");
    }

    /** Whether its actors may be processes. */
    default boolean hasProcesses() {
        return engines().contains("processes");
    }

    /** The same lesson as a program in Python: the file {@code catalog/<id>.py} of the resources. */
    default Source python() {
        return Source.python(this);
    }

    /** Why that program cannot do what these values of knobs ask for, as a sentence; empty, the default, if it can. */
    default Optional<String> withoutPython(KnobValues knobs) {
        return Optional.empty();
    }

    /**
     * The body. Called once per run, on a thread of the run's own, the actor "Main"; it uses nothing but the stage and
     * what the stage returns, creates no thread and reads no clock. The run is over when the body has returned and
     * every actor that it started has ended.
     */
    void play(Stage stage);
}
