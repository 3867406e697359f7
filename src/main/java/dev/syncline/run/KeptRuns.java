package dev.syncline.run;

import dev.syncline.run.spec.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses which ended runs to discard: those without viewers first, then the oldest. */
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

    private static long size(Run run) {
        try {
            return Files.size(run.log().file());
        } catch (IOException e) {
            return 0;
        }
    }
}
