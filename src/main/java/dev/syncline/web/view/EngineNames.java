package dev.syncline.web.view;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.CPythonEngine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the screen calls the engines; requests and links have their ids. */
@Component("engineNames")
public final class EngineNames {
    private static final Map<String, String> JAVA = Map.of(
            "threads", "Java threads",
            "virtual", "Java virtual threads",
            "processes", "Java processes");

    private final RunRegistry runs;

    /**
     * Engines that run programs in the same language.
     *
     * @param language the language
     * @param ids the ids of the engines, in their order
     */
    public record Group(String language, List<String> ids) {}

    /** Knows the interpreters of these runs. */
    EngineNames(RunRegistry runs) {
        this.runs = runs;
    }

    /** The name of the engine of this id, which may be one of another server, or of an interpreter that is gone. */
    public String of(String id) {
        return CPythonEngine.isOne(id) ? python(id) : JAVA.getOrDefault(id, id);
    }

    /** The names of these engines, one after the other. */
    public String all(Collection<String> ids) {
        return ids.stream().map(this::of).collect(Collectors.joining(", "));
    }

    private String python(String id) {
        return runs.interpreters().stream()
                .filter(each -> CPythonEngine.id(each).equals(id))
                .findFirst()
                .map(Interpreter::label)
                .orElseGet(() -> gone(id.substring(CPythonEngine.ID.length())));
    }

    private static String gone(String suffix) {
        String version = suffix.replace("-", "");
        return version.endsWith("t")
                ? "Python %s, free-threaded".formatted(version.substring(0, version.length() - 1))
                : "Python %s".formatted(version).strip();
    }

    /** These engines by their language. */
    public List<Group> groups(List<String> ids) {
        return Stream.of(
                        new Group(
                                "Java",
                                ids.stream()
                                        .filter(id -> !CPythonEngine.isOne(id))
                                        .toList()),
                        new Group(
                                "Python",
                                ids.stream().filter(CPythonEngine::isOne).toList()))
                .filter(group -> !group.ids().isEmpty())
                .toList();
    }

    /** Whether this engine runs the Python program of a scenario. */
    public boolean isPython(@Nullable String id) {
        return id != null && CPythonEngine.isOne(id);
    }

    /**
     * The engine among those that are offered that comes closest to a wanted one: where that interpreter is not here, the
     * best one that is; the first where nothing is wanted, or nothing like it is offered. Empty if none is offered.
     */
    public String offered(List<String> ids, @Nullable String wanted) {
        String first = ids.isEmpty() ? "" : ids.get(0);
        if (wanted == null || ids.contains(wanted)) {
            return wanted == null ? first : wanted;
        }
        return CPythonEngine.isOne(wanted)
                ? ids.stream().filter(CPythonEngine::isOne).findFirst().orElse(first)
                : first;
    }

    /** The interpreters in which Python programs can be run here, the best first. */
    public List<PythonView> pythons() {
        return runs.interpreters().stream().map(PythonView::of).toList();
    }
}
