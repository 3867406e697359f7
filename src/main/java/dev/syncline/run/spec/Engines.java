package dev.syncline.run.spec;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engines available on this machine, and why others are not. */
public final class Engines {
    private final Map<String, Engine> here = new LinkedHashMap<>();
    private final Map<String, String> never = new LinkedHashMap<>();
    private final Supplier<Optional<String>> absenceOfWorkers;
    private final Interpreters interpreters;

    /**
     * Finds out what this machine has.
     *
     * @param absenceOfWorkers why there can be no worker processes; known only after the server has started
     * @param interpreters in which Python programs can be run; also known only then
     */
    public Engines(Supplier<Optional<String>> absenceOfWorkers, Interpreters interpreters) {
        this(absenceOfWorkers, interpreters, VirtualEngine::new);
    }

    Engines(Supplier<Optional<String>> absenceOfWorkers, Interpreters interpreters, Supplier<Engine> virtual) {
        this.absenceOfWorkers = absenceOfWorkers;
        this.interpreters = interpreters;
        here.put(Engine.THREADS.id(), Engine.THREADS);
        try {
            here.put(VirtualEngine.ID, virtual.get());
        } catch (UnsupportedOperationException e) {
            never.put(VirtualEngine.ID, String.valueOf(e.getMessage()));
        }
        here.put(Engine.PROCESSES.id(), Engine.PROCESSES);
    }

    /** The ids of the available engines; the first is the default. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>(here.keySet());
        ids.removeAll(absent().keySet());
        interpreters.known().forEach(each -> ids.add(CPythonEngine.id(each)));
        return ids;
    }

    /** The ids of the missing engines, each with a sentence that says why. */
    public Map<String, String> absent() {
        Map<String, String> absent = new LinkedHashMap<>(never);
        absenceOfWorkers.get().ifPresent(why -> absent.put(Engine.PROCESSES.id(), why));
        interpreters.unavailability().ifPresent(why -> absent.put(CPythonEngine.ID, why));
        return absent;
    }

    /** The interpreters in which Python programs can be run, the best first. */
    public List<Interpreter> interpreters() {
        return interpreters.known();
    }

    private @Nullable Engine python(String id) {
        List<Interpreter> all = interpreters.all();
        return all.stream()
                .filter(each -> id.equals(CPythonEngine.ID) || id.equals(CPythonEngine.id(each)))
                .findFirst()
                .map(CPythonEngine::new)
                .orElse(null);
    }

    /**
     * The engine of this id; {@code cpython} is the best interpreter.
     *
     * @throws IllegalArgumentException if it is not available; the message says why, and which engines are
     */
    public Engine get(String id) {
        Map<String, String> absent = absent();
        Engine engine = CPythonEngine.isOne(id) ? python(id) : here.get(id);
        if (engine == null || absent.containsKey(id)) {
            String why = absent.containsKey(id) ? " " + absent.get(id) : "";
            throw new IllegalArgumentException(
                    "There is no engine “%s” here; there are: %s.%s".formatted(id, String.join(", ", ids()), why));
        }
        return engine;
    }
}
