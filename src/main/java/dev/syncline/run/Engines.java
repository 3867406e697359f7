package dev.syncline.run;

import dev.syncline.process.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The engines that there are on this machine, and why others are not. */
final class Engines {
    private final Map<String, Engine> here = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();

    /** Looks what this machine has. */
    Engines() {
        this(VirtualEngine::new);
    }

    Engines(Supplier<Engine> virtual) {
        here.put(Engine.THREADS.id(), Engine.THREADS);
        try {
            here.put(VirtualEngine.ID, virtual.get());
        } catch (UnsupportedOperationException e) {
            absent.put(VirtualEngine.ID, String.valueOf(e.getMessage()));
        }
        Workers.absence()
                .ifPresentOrElse(
                        why -> absent.put(Engine.PROCESSES.id(), why),
                        () -> here.put(Engine.PROCESSES.id(), Engine.PROCESSES));
    }

    /** The ids of those there are; the first is the one to take if nobody says. */
    List<String> ids() {
        return new ArrayList<>(here.keySet());
    }

    /** The ids of those that are missing, each with a sentence that says why. */
    Map<String, String> absent() {
        return Map.copyOf(absent);
    }

    /**
     * The engine of this id.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are, and why it is missing
     */
    Engine get(String id) {
        Engine engine = here.get(id);
        if (engine == null) {
            String why = absent.containsKey(id) ? " " + absent.get(id) : "";
            throw new IllegalArgumentException(
                    "There is no engine “%s” here; there are: %s.%s".formatted(id, String.join(", ", ids()), why));
        }
        return engine;
    }
}
