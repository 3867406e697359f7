package dev.syncline.python.interpreter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The interpreters of this machine, found once, and again on request. Thread-safe. */
public final class Interpreters {
    private static final String ABSENT =
            "No Python from 3.%d to 3.%d was found here. Install one, or start the server with --syncline.python=/path/to/python3."
                    .formatted(Interpreter.OLDEST_MINOR, Interpreter.NEWEST_MINOR);

    private final Supplier<List<Path>> executables;
    private final Function<Path, Optional<Interpreter>> probe;
    private volatile @Nullable List<Interpreter> found;

    /** Looks on the path, and in the usual places; first of all at those that are {@code named}. */
    public Interpreters(List<Path> named) {
        this(
                () -> new InterpreterSearch(System.getenv(), Path.of(System.getProperty("user.home", "/")))
                        .executables(named),
                InterpreterProbe::ask);
    }

    Interpreters(Supplier<List<Path>> executables, Function<Path, Optional<Interpreter>> probe) {
        this.executables = executables;
        this.probe = probe;
    }

    /** Looks for interpreters in the background; the future is complete when {@link #all} has the answer. */
    public CompletableFuture<?> search() {
        return CompletableFuture.runAsync(this::look);
    }

    /** All interpreters that the tracer works with, the best first; waits for the first search, or makes it. */
    public List<Interpreter> all() {
        List<Interpreter> known = found;
        return known != null ? known : look();
    }

    /** The interpreters that are known without a wait: empty as long as the first search goes on. */
    public List<Interpreter> known() {
        List<Interpreter> known = found;
        return known == null ? List.of() : known;
    }

    /** Why there is none, as a sentence; empty if there is one, or the first search goes on. */
    public Optional<String> unavailability() {
        List<Interpreter> known = found;
        return known == null || !known.isEmpty() ? Optional.empty() : Optional.of(ABSENT);
    }

    /** The interpreter of this id; empty if there is none. */
    public Optional<Interpreter> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Of several interpreters that the screen could not tell apart, the newest stays. */
    private synchronized List<Interpreter> look() {
        List<Interpreter> all = new ArrayList<>();
        for (Path executable : executables.get()) {
            probe.apply(executable).filter(Interpreter::isSupported).ifPresent(all::add);
        }
        all.sort(Interpreter.BEST_FIRST);
        Map<String, Interpreter> byLabel = new LinkedHashMap<>();
        all.forEach(each -> byLabel.putIfAbsent(each.label(), each));
        found = List.copyOf(byLabel.values());
        return found;
    }
}
