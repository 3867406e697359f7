package dev.syncline.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The scenarios, in the order of the course. */
public final class Catalog {
    private final Map<String, Scenario> byId = new LinkedHashMap<>();

    /**
     * Sorts the scenarios by chapter and order.
     *
     * @throws IllegalArgumentException if two of them have the same id, or one declares an outcome but has no judge
     */
    public Catalog(Collection<? extends Scenario> scenarios) {
        scenarios.stream()
                .sorted(Comparator.<Scenario, Chapter>comparing(s -> s.lesson().chapter())
                        .thenComparing(s -> s.lesson().order())
                        .thenComparing(Scenario::id))
                .forEach(scenario -> {
                    checkJudged(scenario);
                    if (byId.putIfAbsent(scenario.id(), scenario) != null) {
                        throw new IllegalArgumentException("Two scenarios are called " + scenario.id() + ".");
                    }
                });
    }

    private static void checkJudged(Scenario scenario) {
        Map<String, Object> defaults =
                scenario.knobs().stream().collect(Collectors.toMap(Knob::name, Knob::defaultValue));
        if (scenario.judge(new KnobValues(defaults)) != null) {
            return;
        }
        scenario.outcomes().stream()
                .filter(outcome -> !outcome.isFoundByRun())
                .findFirst()
                .ifPresent(outcome -> {
                    throw new IllegalArgumentException(
                            "The scenario %s declares the outcome '%s', but has no judge to tell it."
                                    .formatted(scenario.id(), outcome.id()));
                });
    }

    /** All scenarios, in order. */
    public List<Scenario> all() {
        return List.copyOf(byId.values());
    }

    /** The scenario of this id. */
    public Optional<Scenario> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
