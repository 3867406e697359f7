package dev.syncline.run;

import dev.syncline.primitive.SharedVariable;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a grant of a forced order costs, in a whole run: its note and that in the log and its file are in the figure. The
 * baselines are the same run without a forced order, and {@link TurnCost}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrantCost {
    private static final int STEPS = 4_000;
    private static final Limits LIMITS =
            new Limits(300, 8, 1_000_000, Duration.ofMinutes(1), 20, 20, 1 << 24, Duration.ofMinutes(1), 32);

    /** Whose turn it is: nobody's in particular, that of one actor many times in a row, or of two in turn. */
    @Param({"free", "same", "alternate"})
    public String turns = "free";

    private final Scenario body = TestScenario.of(GrantCost::body);
    private StartMode order = StartMode.FREE;
    private RunRegistry runs;

    @Setup
    public void open() throws IOException {
        Path directory = Files.createTempDirectory("syncline-steps");
        runs = new RunRegistry(directory, LIMITS);
        int half = STEPS / 2;
        String steps = turns.equals("same") ? "1x%d,2x%d".formatted(half, half) : "1,2,".repeat(half) + "0";
        if (!turns.equals("free")) {
            order = new StartMode(Schedule.parse("0x2," + steps), 0, false);
        }
    }

    @TearDown
    public void close() {
        runs.close();
    }

    /** Plays the order once. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public boolean play() {
        Run run = runs.start(body, "threads", Map.of(), 1, order);
        return run.awaitEnd(Duration.ofMinutes(1));
    }

    private static void body(Stage stage) {
        SharedVariable variable = stage.variable("variable", 0);
        for (String name : List.of("Ann", "Bob")) {
            stage.start(name, () -> {
                for (int i = 0; i < STEPS / 2; i++) {
                    variable.read();
                }
            });
        }
        stage.joinAll();
    }
}
