package dev.syncline.web.service;

import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.UserScript;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.view.EngineNames;
import dev.syncline.web.view.PythonView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the engine that a request means, which may name its interpreter in a field of its own, or leave it open. */
@Component
public final class EngineChoice {
    private final EngineProbe probe;
    private final EngineNames names;

    /** Chooses among the interpreters that {@code probe} has found. */
    EngineChoice(EngineProbe probe, EngineNames names) {
        this.probe = probe;
        this.names = names;
    }

    /**
     * The same for a scenario, or for a script, which runs in the best interpreter unless the request says otherwise.
     *
     * @throws RequestException if the interpreter is not here, or the engine has none
     */
    public @Nullable String of(Scenario scenario, @Nullable String engine, @Nullable String python) {
        return of(engine == null && scenario instanceof UserScript ? CPythonEngine.ID : engine, python);
    }

    /**
     * The id of the engine that a request means, with its interpreter; null if it names none. Whether there is such an
     * engine, and whether it can run the scenario, is not said.
     *
     * @param python the id of the interpreter, or null
     * @throws RequestException if the interpreter is not here, or the engine has none
     */
    public @Nullable String of(@Nullable String engine, @Nullable String python) {
        if (python != null && !CPythonEngine.ID.equals(engine)) {
            throw RequestException.value(
                    "python", "The field 'python' needs the engine cpython in the field 'engine'.");
        }
        if (engine == null || !CPythonEngine.isOne(engine)) {
            return engine;
        }
        probe.await(); // right after the start of the server
        List<PythonView> all = names.pythons();
        if (all.isEmpty() || !engine.equals(CPythonEngine.ID)) {
            return engine;
        }
        if (python == null) {
            return all.get(0).engine();
        }
        return all.stream()
                .filter(each -> each.id().equals(python))
                .findFirst()
                .map(PythonView::engine)
                .orElseThrow(() -> RequestException.value(
                        "python",
                        "There is no Python %s here; there are: %s."
                                .formatted(
                                        RequestException.quote(python),
                                        all.stream().map(PythonView::id).collect(Collectors.joining(", ")))));
    }
}
