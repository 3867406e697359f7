package dev.syncline.web.page;

import dev.syncline.web.view.EngineNames;
import dev.syncline.web.view.KnobView;
import dev.syncline.web.view.PythonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The pairs of engines on which a scenario is often compared with itself. */
@Component
final class EnginePairs {
    private final EngineNames names;

    /**
     * Two engines.
     *
     * @param title its title, for example {@code Java / Python}
     * @param link the link to the comparison
     */
    record Pair(String title, String link) {}

    /** Knows the engines by these names. */
    EnginePairs(EngineNames names) {
        this.names = names;
    }

    /** The pairs for the scenario and the knobs of this side: Java and Python, the oldest and the newest Python. */
    List<Pair> of(CompareSide side) {
        List<String> engines = side.scenario().engines();
        List<PythonView> pythons = names.pythons().stream()
                .filter(each -> engines.contains(each.engine()))
                .toList();
        Optional<String> java =
                engines.stream().filter(id -> !names.isPython(id)).findFirst();
        List<Pair> pairs = new ArrayList<>();
        if (java.isPresent() && !pythons.isEmpty()) {
            pairs.add(new Pair("Java / Python", link(side, java.get(), pythons.get(0))));
        }
        if (pythons.size() > 1) {
            PythonView newest = pythons.get(0);
            PythonView other = oldest(pythons);
            String name = names.of(newest.engine()).replace("Python ", "");
            pairs.add(
                    new Pair("%s / %s".formatted(names.of(other.engine()), name), link(side, other.engine(), newest)));
        }
        return pairs;
    }

    /** The oldest with the interpreter lock, unless there is only one with it. */
    private static PythonView oldest(List<PythonView> bestFirst) {
        List<PythonView> withLock = bestFirst.stream().filter(PythonView::gil).toList();
        List<PythonView> from = withLock.size() > 1 ? withLock : bestFirst;
        return from.get(from.size() - 1);
    }

    private static String link(CompareSide side, String upper, PythonView lower) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/compare").queryParam("scenario", "{id}");
        for (KnobView knob : side.scenario().knobs()) {
            Object value = side.values().get(knob.name());
            if (value != null && !CompareSide.same(value, knob.defaultValue())) {
                link.queryParam("a." + knob.name(), value);
            }
        }
        link.queryParam("a.engine", upper).queryParam("b.engine", lower.engine());
        return link.build().expand(side.scenario().id()).encode().toUriString();
    }
}
