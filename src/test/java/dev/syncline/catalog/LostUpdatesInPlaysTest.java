package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.export.NdjsonExport;
import dev.syncline.run.Run;
import dev.syncline.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log alone says how many updates were lost: as many as the run reports. */
@Timeout(90)
class LostUpdatesInPlaysTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    static Stream<Arguments> plays() {
        String lost = "(\\d+) lost";
        return Stream.of(
                play(new LockCounter(), "Additions lost: (\\d+)", Map.of("gapMs", 20.0, "pauseMs", 10.0)),
                play(new LockCounter(), "Additions lost: (\\d+)", Map.of("gapMs", 1.0, "pauseMs", 0.0, "lock", true)),
                play(new RaceReadModifyWrite(), lost, Map.of("doors", 5, "gapMs", 20.0, "pauseMs", 5.0)),
                play(
                        new RaceReadModifyWrite(),
                        lost,
                        Map.of("lock", "none", "doors", 5, "gapMs", 20.0, "pauseMs", 5.0)),
                play(new RaceReadModifyWrite(), lost, Map.of("lock", "whole update", "gapMs", 5.0, "pauseMs", 0.0)),
                play(new ValueCounter(), lost, Map.of("addMs", 20.0)),
                play(
                        new ManagerListAndDict(),
                        "(\\d+) teas .* (\\d+) in the dict",
                        Map.of("sellMs", 10.0, "addMs", 50.0)));
    }

    @ParameterizedTest
    @MethodSource("plays")
    void marksAsManyLostUpdatesAsTheRunReports(Scenario scenario, Pattern report, Map<String, Object> knobs)
            throws IOException {
        Run run = player.play(scenario, knobs);

        String outcome = ScenarioPlayer.outcome(run).text();
        List<JsonNode> overwrites =
                events(run).stream().filter(event -> event.has("overwrites")).toList();
        long lost = overwrites.stream()
                .mapToLong(event -> event.get("lost").asLong())
                .sum();
        assertThat(lost).as(outcome).isEqualTo(reported(report, outcome));
        assertThat(overwrites)
                .allMatch(event ->
                        event.get("overwrites").asLong() < event.get("seq").asLong());
    }

    private static List<JsonNode> events(Run run) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NdjsonExport.write(run.log(), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    /** The number in the outcome, or the difference of two; 0 if it names none. */
    private static long reported(Pattern report, String outcome) {
        Matcher matcher = report.matcher(outcome);
        if (!matcher.find()) {
            return 0;
        }
        long first = Long.parseLong(matcher.group(1));
        return matcher.groupCount() == 1 ? first : first - Long.parseLong(matcher.group(2));
    }

    private static Arguments play(Scenario scenario, String report, Map<String, Object> knobs) {
        return Arguments.of(scenario, Pattern.compile(report), knobs);
    }
}
