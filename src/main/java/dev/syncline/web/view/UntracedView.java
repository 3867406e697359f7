package dev.syncline.web.view;

import dev.syncline.run.Run;
import dev.syncline.run.untraced.ResultCount;
import dev.syncline.run.untraced.UntracedCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the program of a run prints when nobody traces it, as far as it was counted.
 *
 * @param run the id of the run
 * @param state none before the first count, then {@code running}, {@code finished}, {@code stopped} or {@code failed}
 * @param times how many programs were to be run; there may be time for fewer
 * @param done how many have ended
 * @param traced the last line that the run itself printed; null if it did not end by itself
 * @param results what the programs printed at their end, the most frequent first
 */
public record UntracedView(
        String run,
        String state,
        int times,
        int done,
        @Nullable String traced,
        List<ResultCount> results) {
    /** Shows that the program of this run was not counted, or that its count was forgotten. */
    public static UntracedView none(Run run) {
        return new UntracedView(run.id(), "none", UntracedCount.TIMES, 0, null, List.of());
    }

    /** Shows a count as it is now. */
    public static UntracedView of(UntracedCount count) {
        String state = count.state().word(); // first, so that nothing is missing of a count that is over
        List<ResultCount> results = count.results();
        return new UntracedView(
                count.run(),
                state,
                UntracedCount.TIMES,
                results.stream().mapToInt(ResultCount::count).sum(),
                count.traced(),
                results);
    }
}
