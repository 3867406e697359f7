package dev.syncline.run;

import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses which runs have to go: of those that have ended, the ones without viewers first, then the oldest. */
final class KeptRuns {
    private record Candidate(Run run, boolean hasViewers, Instant ended) {}

    private static final Comparator<Candidate> LEAST_WANTED_LAST = Comparator.comparing(Candidate::hasViewers)
            .thenComparing(Candidate::ended)
            .thenComparing(candidate -> candidate.run().started())
            .reversed();

    private KeptRuns() {}

    /** The ended runs beyond the limits. */
    static List<Run> tooMany(List<Run> runs, Limits limits) {
        List<Candidate> over = new ArrayList<>();
        for (Run run : runs) {
            Instant ended = run.ended();
            if (ended != null) {
                over.add(new Candidate(run, run.log().hasSubscribers(), ended));
            }
        }
        over.sort(LEAST_WANTED_LAST);
        List<Run> tooMany = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < over.size(); i++) {
            Run run = over.get(i).run();
            bytes += size(run);
            if (i >= limits.keptRuns() || bytes > limits.keptBytes()) {
                tooMany.add(run);
            }
        }
        return tooMany;
    }

    /**
     * Ends the oldest lingering run, whose threads only stay for inspection, if no slot is left.
     *
     * @param runs all runs, the newest first
     * @throws LimitExceeded if none lingers
     */
    static void makeRoom(List<Run> runs, Limits limits) {
        List<Run> live = runs.stream().filter(Run::live).toList();
        if (live.size() < limits.runsAtOnce()) {
            return;
        }
        for (int i = live.size() - 1; i >= 0; i--) {
            if (live.get(i).stopIfLingering("Stopped to make room for another run.")) {
                return;
            }
        }
        throw new LimitExceeded(
                "%d runs are already going, which is the limit; stop one first.".formatted(live.size()));
    }

    private static long size(Run run) {
        try {
            return Files.size(run.log().file());
        } catch (IOException e) {
            return 0;
        }
    }
}
