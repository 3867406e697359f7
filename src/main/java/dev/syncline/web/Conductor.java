package dev.syncline.web;

import dev.syncline.run.Deed;
import dev.syncline.run.Run;
import dev.syncline.run.Signal;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does to a run what a request asks for, and says in the words of HTTP why it cannot be done. */
@Component
final class Conductor {
    /**
     * Moves live knobs, then pauses or goes on.
     *
     * @param paused null to leave it as it is
     * @throws Refused with 409 if the run has ended
     */
    void change(Run run, Map<String, Object> knobs, @Nullable Boolean paused) {
        try {
            if (!knobs.isEmpty()) {
                run.turn(knobs);
            }
            if (Boolean.TRUE.equals(paused)) {
                run.pause();
            } else if (Boolean.FALSE.equals(paused)) {
                run.goOn();
            }
        } catch (IllegalStateException e) {
            throw Refused.conflict(sentence(e));
        }
    }

    /**
     * Lets one actor of a paused run do its next operation, and returns whose turn it was.
     *
     * @param actor null for whoever has stood longest
     * @throws Refused with 400 if there is no such actor, 409 if the run has ended or is not paused, or the actor cannot
     */
    String step(Run run, @Nullable String actor) {
        try {
            return run.step(actor);
        } catch (NoSuchElementException e) {
            throw Refused.value("actor", sentence(e));
        } catch (IllegalStateException e) {
            throw Refused.conflict(sentence(e));
        }
    }

    /**
     * Makes the clock of a run faster or slower.
     *
     * @throws Refused with 400 if the speed is out of its range, 409 if the run has ended
     */
    void speed(Run run, double times) {
        try {
            run.speed(times);
        } catch (IllegalArgumentException e) {
            throw Refused.value("speed", sentence(e));
        } catch (IllegalStateException e) {
            throw Refused.conflict(sentence(e));
        }
    }

    /**
     * Does one operation on an object of the run.
     *
     * @throws Refused with 400 if the object, the operation or the argument does not fit, 409 if the run has ended
     */
    Deed operate(Run run, String object, String operation, @Nullable Object argument) {
        try {
            return run.operate(object, operation, argument);
        } catch (NoSuchElementException e) {
            throw Refused.value("object", sentence(e));
        } catch (UnsupportedOperationException e) {
            throw Refused.value("operation", sentence(e));
        } catch (IllegalArgumentException e) {
            throw Refused.value("argument", sentence(e));
        } catch (IllegalStateException e) {
            throw Refused.conflict(sentence(e));
        }
    }

    /**
     * Sends a signal to a worker process of the run.
     *
     * @throws Refused with 400 if there is no such signal or worker, 409 if the run has no workers, or it has ended
     */
    void signal(Run run, String actor, String signal) {
        try {
            run.signal(actor, Signal.valueOf(signal.toUpperCase(Locale.ROOT)));
        } catch (NoSuchElementException e) {
            throw Refused.value("actor", sentence(e));
        } catch (IllegalArgumentException e) {
            throw Refused.value("signal", "The field 'signal' takes terminate, kill or interrupt.");
        } catch (UnsupportedOperationException | IllegalStateException e) {
            throw Refused.conflict(sentence(e));
        }
    }

    private static String sentence(RuntimeException exception) {
        String message = exception.getMessage();
        return message == null ? "This cannot be done now." : message;
    }
}
