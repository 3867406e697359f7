package dev.syncline.catalog.miniature;

import static org.awaitility.Awaitility.await;

import dev.syncline.catalog.ScenarioPlayer;
import dev.syncline.catalog.Scenarios;
import dev.syncline.catalog.Setting;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the pictures of the catalogue, {@code catalog/<id>.svg} in the resources: it plays every scenario with its
 * defaults for some seconds, and draws what was recorded.
 *
 * <p>Run {@link #main} with that directory as its argument for the pictures that are missing; name scenarios behind it
 * to have theirs made anew.
 */
public final class Miniatures {
    private static final long ENOUGH_NANOS = Duration.ofSeconds(8).toNanos();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How much longer than the way to a deadlock the picture of it is. */
    private static final double STAND = 1.3;

    private Miniatures() {}

    /** Writes pictures into the directory {@code args[0]}: of the scenarios named behind it, else the missing ones. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        List<String> named = List.of(args).subList(1, args.length);
        List<Scenario> scenarios = Scenarios.all().stream()
                .filter(s ->
                        named.isEmpty() ? Files.notExists(directory.resolve(s.id() + ".svg")) : named.contains(s.id()))
                .toList();
        Path logs = Files.createTempDirectory("syncline-miniatures");
        try (RunRegistry runs = new RunRegistry(logs, ScenarioPlayer.LIMITS)) {
            make(directory, scenarios, runs);
        } finally {
            FileSystemUtils.deleteRecursively(logs);
        }
    }

    private static void make(Path directory, List<Scenario> scenarios, RunRegistry runs) throws IOException {
        Map<Scenario, Run> all = new LinkedHashMap<>();
        scenarios.forEach(s ->
                all.put(s, runs.start(s, s.engines().get(0), Setting.standard(s).knobs(), 1)));
        for (Map.Entry<Scenario, Run> played : all.entrySet()) {
            Run run = played.getValue();
            await().atMost(PATIENCE).until(() -> !run.live() || run.nanos() > ENOUGH_NANOS);
            run.stop();
            String id = played.getKey().id();
            String svg = new MiniatureDrawing(MiniatureRows.of(run)).draw(id, end(run));
            Files.writeString(directory.resolve(id + ".svg"), svg, StandardCharsets.UTF_8);
        }
    }

    /** Where the picture of a run ends: when it was over, or had been seen for long enough. */
    private static long end(Run run) {
        long end = Math.min(run.nanos(), ENOUGH_NANOS);
        for (Note note : run.log().notes()) {
            if (note.kind() == NoteKind.DEADLOCK) {
                return Math.min(end, (long) (note.t() * STAND));
            }
        }
        return end;
    }
}
