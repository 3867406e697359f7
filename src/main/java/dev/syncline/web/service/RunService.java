package dev.syncline.web.service;

import dev.syncline.run.Run;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.spec.Signal;
import dev.syncline.web.problem.RequestException;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does to a run what a request asks for, or says in terms of HTTP why it cannot be done. */
@Component
public final class RunService {
    /**
     * Moves live knobs, then pauses or continues.
     *
     * @param paused null to leave it as it is
     * @throws RequestException with 409 if the run has ended
     */
    public void change(Run run, Map<String, Object> knobs, @Nullable Boolean paused) {
        try {
            if (!knobs.isEmpty()) {
                run.turn(knobs);
            }
            if (Boolean.TRUE.equals(paused)) {
                run.pause();
            } else if (Boolean.FALSE.equals(paused)) {
                run.continueRun();
            }
        } catch (IllegalStateException e) {
            throw RequestException.conflict(sentence(e));
        }
    }

    /**
     * Lets one actor of a paused run do its next operation, and returns the name of that actor.
     *
     * @param actor null for the one that has waited longest
     * @throws RequestException with 400 if there is no such actor, 409 if the run has ended or is not paused, or the
     *     actor cannot take a step
     */
    public String step(Run run, @Nullable String actor) {
        try {
            return run.step(actor);
        } catch (NoSuchElementException e) {
            throw RequestException.value("actor", sentence(e));
        } catch (IllegalStateException e) {
            throw RequestException.conflict(sentence(e));
        }
    }

    /**
     * Makes the clock of a run faster or slower.
     *
     * @throws RequestException with 400 if the speed is out of its range, 409 if the run has ended
     */
    public void speed(Run run, double times) {
        try {
            run.speed(times);
        } catch (IllegalArgumentException e) {
            throw RequestException.value("speed", sentence(e));
        } catch (IllegalStateException e) {
            throw RequestException.conflict(sentence(e));
        }
    }

    /**
     * Sets the least time between two operations, in milliseconds; 0 for none.
     *
     * @throws RequestException with 400 if the tempo is out of its range, 409 if the run has ended
     */
    public void tempo(Run run, int millis) {
        try {
            run.tempo(millis);
        } catch (IllegalArgumentException e) {
            throw RequestException.value("tempo", sentence(e));
        } catch (IllegalStateException e) {
            throw RequestException.conflict(sentence(e));
        }
    }

    /**
     * Does one operation on an object of the run.
     *
     * @throws RequestException with 400 if the object, the operation or the argument does not fit, 409 if the run has ended
     */
    public OperationResult operate(Run run, String object, String operation, @Nullable Object argument) {
        try {
            return run.operate(object, operation, argument);
        } catch (NoSuchElementException e) {
            throw RequestException.value("object", sentence(e));
        } catch (UnsupportedOperationException e) {
            throw RequestException.value("operation", sentence(e));
        } catch (IllegalArgumentException e) {
            throw RequestException.value("argument", sentence(e));
        } catch (IllegalStateException e) {
            throw RequestException.conflict(sentence(e));
        }
    }

    /**
     * Sends a signal to a worker process of the run.
     *
     * @throws RequestException with 400 if there is no such signal or worker, 409 if the run has no workers, or the run
     *     or the worker has ended
     */
    public void signal(Run run, String actor, String signal) {
        try {
            run.signal(actor, Signal.valueOf(signal.toUpperCase(Locale.ROOT)));
        } catch (NoSuchElementException e) {
            throw RequestException.value("actor", sentence(e));
        } catch (IllegalArgumentException e) {
            throw RequestException.value("signal", "The field 'signal' takes terminate, kill or interrupt.");
        } catch (UnsupportedOperationException | IllegalStateException e) {
            throw RequestException.conflict(sentence(e));
        }
    }

    private static String sentence(RuntimeException exception) {
        String message = exception.getMessage();
        return message == null ? "This cannot be done now." : message;
    }
}
