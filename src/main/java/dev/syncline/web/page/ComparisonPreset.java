package dev.syncline.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Two settings that are often compared in lectures.
 *
 * @param title its title, for example {@code if / while}
 * @param scenario the id of the scenario that runs on both sides
 * @param knob what differs
 * @param a its value on the upper side
 * @param b its value on the lower side
 * @param others values of other knobs, the same on both sides
 */
record ComparisonPreset(String title, String scenario, String knob, String a, String b, Map<String, String> others) {
    /** All of them, in the order of the course; the first is shown by default. */
    static final List<ComparisonPreset> ALL = List.of(
            new ComparisonPreset("if / while", "condition-if-or-while", "guard", "if", "while", Map.of()),
            new ComparisonPreset("Lock / RLock", "lock-self-deadlock", "kind", "Lock", "RLock", Map.of()),
            new ComparisonPreset(
                    "Without / with a lock", "lock-counter", "lock", "false", "true", Map.of("rounds", "3")),
            new ComparisonPreset("One order / any order", "deadlock-two-locks", "ordered", "true", "false", Map.of()),
            new ComparisonPreset(
                    "Threads / processes", "process-or-thread-memory", "children", "threads", "processes", Map.of()),
            new ComparisonPreset(
                    "Value: no lock / get_lock()", "value-counter", "lock", "default", "get_lock", Map.of()));

    /** The value that is compared with this one of the knob. */
    String other(String value) {
        return value.equals(b) ? a : b;
    }

    /** The parameters of its link. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("scenario", scenario);
        parameters.put("a." + knob, a);
        parameters.put("b." + knob, b);
        new TreeMap<>(others).forEach((name, value) -> parameters.put("a." + name, value));
        return parameters;
    }

    /** The link to the comparison. */
    public String link() {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/compare");
        parameters().forEach(link::queryParam);
        return link.encode().toUriString();
    }
}
