package dev.syncline.run.untraced;

import dev.syncline.log.Log;
import dev.syncline.log.LogEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.trace.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds in the log of a traced run what is counted of the others: the last line that it printed. */
final class TracedResult {
    private String line = "";

    private TracedResult() {}

    /** The last line that a run printed; null if it did not end by itself, so that it may have had more to say. */
    static @Nullable String lastLine(Run run) {
        if (run.state() != RunState.FINISHED && run.state() != RunState.FAILED) {
            return null;
        }
        TracedResult found = new TracedResult();
        Log log = run.log();
        log.replay(0, found::see);
        return Result.lastLine(found.line);
    }

    private void see(LogEvent event) {
        if (event.kind() == Kind.PRINTED) {
            String text = Objects.requireNonNullElse(event.text(), "");
            line = text.isBlank() ? line : text;
        }
    }
}
