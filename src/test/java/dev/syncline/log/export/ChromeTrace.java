package dev.syncline.log.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A trace that was exported, read back as Perfetto reads it: in the order of time, and of the file for equal times. */
public final class ChromeTrace {
    /** A slice, in nanoseconds. */
    record Slice(String thread, String name, long from, long to, int place) {
        boolean holds(long t) {
            return from <= t && t < to;
        }
    }

    private final List<JsonNode> events = new ArrayList<>();
    private final Map<String, String> threads = new HashMap<>();
    private final List<Slice> slices = new ArrayList<>();

    /** Exports a log and reads it back. */
    public static ChromeTrace of(Log log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChromeTraceExport.write(log, "a run", out);
        return new ChromeTrace(JsonMapper.shared().readTree(out.toByteArray()));
    }

    private ChromeTrace(JsonNode trace) {
        trace.get("traceEvents").forEach(events::add);
        for (JsonNode event : events) {
            if (event.get("name").asString().equals("thread_name")) {
                threads.put(thread(event), event.get("args").get("name").asString());
            }
        }
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            if (phase(event).equals("X")) {
                long from = nanos(event, "ts");
                slices.add(new Slice(
                        threads.getOrDefault(thread(event), "?"),
                        event.get("name").asString(),
                        from,
                        from + nanos(event, "dur"),
                        i));
            }
        }
    }

    /** All events of a phase, in the order of the file. */
    List<JsonNode> phase(String phase) {
        return events.stream().filter(event -> phase(event).equals(phase)).toList();
    }

    /** The slices of a lane or a track, in order. */
    List<Slice> slices(String thread) {
        return slices.stream()
                .filter(slice -> slice.thread().equals(thread))
                .sorted((a, b) -> Long.compare(a.from(), b.from()))
                .toList();
    }

    /** What a counter shows, in order: time and value. */
    List<List<Long>> counter(String name, String unit) {
        List<List<Long>> points = new ArrayList<>();
        for (JsonNode event : phase("C")) {
            if (event.get("name").asString().equals(name) && event.get("args").has(unit)) {
                points.add(
                        List.of(nanos(event, "ts"), event.get("args").get(unit).asLong()));
            }
        }
        return points;
    }

    /** The arrows: from which thread and when, to which thread and when. */
    List<String> flows() {
        List<String> flows = new ArrayList<>();
        List<JsonNode> starts = phase("s");
        List<JsonNode> ends = phase("f");
        for (int i = 0; i < starts.size(); i++) {
            flows.add("%s %d -> %s %d"
                    .formatted(
                            threads.get(thread(starts.get(i))),
                            nanos(starts.get(i), "ts"),
                            threads.get(thread(ends.get(i))),
                            nanos(ends.get(i), "ts")));
        }
        return flows;
    }

    /** Fails at whatever Perfetto would complain of. */
    public void check() {
        for (String thread : threads.values()) {
            long end = 0;
            for (Slice slice : slices(thread)) {
                assertThat(slice.to()).isGreaterThanOrEqualTo(slice.from());
                assertThat(slice.from()).as("%s after %d", slice, end).isGreaterThanOrEqualTo(end);
                end = slice.to();
            }
        }
        assertThat(slices).noneMatch(slice -> slice.thread().equals("?"));
        checkFlows();
        for (JsonNode event : events) {
            assertThat(phase(event)).isIn("M", "X", "C", "i", "s", "f");
            assertThat(event.has("ts")).isEqualTo(!phase(event).equals("M"));
            assertThat(event.has("pid") && event.has("name")).isTrue();
        }
    }

    private void checkFlows() {
        Map<Long, JsonNode> open = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = events.get(i);
            if (!List.of("s", "f").contains(phase(event))) {
                continue;
            }
            long t = nanos(event, "ts");
            int place = i;
            String thread = threads.get(thread(event));
            assertThat(slices)
                    .as("%s on %s", event, thread)
                    .anyMatch(slice -> slice.thread().equals(thread)
                            && slice.holds(t)
                            && (slice.from() < t || slice.place() < place));
            long id = event.get("id").asLong();
            if (phase(event).equals("s")) {
                assertThat(open.put(id, event)).isNull();
            } else {
                JsonNode start = Objects.requireNonNull(open.remove(id), "an arrow that nobody began");
                assertThat(t).isGreaterThanOrEqualTo(nanos(start, "ts"));
                assertThat(event.get("name")).isEqualTo(start.get("name"));
                assertThat(event.get("cat")).isEqualTo(start.get("cat"));
                assertThat(event.get("bp").asString()).isEqualTo("e");
            }
        }
        assertThat(open).isEmpty();
    }

    private static String phase(JsonNode event) {
        return event.get("ph").asString();
    }

    private static String thread(JsonNode event) {
        return event.get("pid") + "/" + event.get("tid");
    }

    private static long nanos(JsonNode event, String key) {
        return event.get(key).decimalValue().movePointRight(3).longValueExact();
    }
}
