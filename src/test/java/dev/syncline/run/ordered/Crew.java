package dev.syncline.run.ordered;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.List;

/** Three workers that do the same. */
final class Crew {
    /** A timeout that is over only by a grant. */
    static final Duration SOON = Duration.ofMillis(50);

    private static final List<String> NAMES = List.of("Ann", "Bob", "Cem");

    private Crew() {}

    /** Starts them. */
    static List<ChildProcess> start(Stage stage, Target target) {
        return NAMES.stream().map(name -> stage.processes().start(name, target)).toList();
    }
}
