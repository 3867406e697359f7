package dev.syncline.web.service;

import dev.syncline.run.Run;
import dev.syncline.run.actor.UserConsole;
import dev.syncline.web.problem.RequestException;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The console of a run for requests: whoever may run programs of their own here may type into one. */
@Component
public final class ConsoleService {
    private final ScriptService scripts;

    /** Asks {@code scripts} whether users may run code of their own. */
    ConsoleService(ScriptService scripts) {
        this.scripts = scripts;
    }

    /**
     * Has the actor "You" run a line; returns the number of the command.
     *
     * @throws RequestException with 403 if users may not run code of their own here, 409 if the run has ended, is not on Python, or an
     *     earlier command still runs
     */
    public int run(Run run, String line) {
        return with(run, console -> console.run(line));
    }

    /**
     * Interrupts what the actor "You" does.
     *
     * @throws RequestException as {@link #run}, and with 409 if it does nothing
     */
    public void interrupt(Run run) {
        with(run, console -> {
            console.interrupt();
            return 0;
        });
    }

    /**
     * How the name at the end of a text may go on.
     *
     * @throws RequestException as {@link #run}
     */
    public UserConsole.Completions complete(Run run, String text) {
        return with(run, console -> console.complete(text));
    }

    private <T> T with(Run run, Function<UserConsole, T> action) {
        scripts.check();
        try {
            return action.apply(run.console());
        } catch (UnsupportedOperationException | IllegalStateException e) {
            throw RequestException.conflict(String.valueOf(e.getMessage()));
        }
    }
}
