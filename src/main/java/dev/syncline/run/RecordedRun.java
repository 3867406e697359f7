package dev.syncline.run;

import dev.syncline.log.Log;
import dev.syncline.log.Note;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run that an earlier server recorded, read from its log. */
final class RecordedRun implements RunInfo {
    private static final GradedOutcome CUT_OFF = new GradedOutcome(
            "cut-off", Grade.INTERESTING, Verdict.STOPPED, "The server ended while this run was in progress.");

    private final Log log;
    private final Instant ended;

    RecordedRun(Log log) {
        this.log = log;
        this.ended = lastWritten(log);
    }

    @Override
    public RunState state() {
        Note last = log.ending();
        return last == null ? RunState.FAILED : RunState.of(last.state());
    }

    @Override
    public GradedOutcome outcome() {
        Note last = log.ending();
        return last == null
                ? CUT_OFF
                : new GradedOutcome(
                        last.details().getOrDefault("outcomeId", "").toString(),
                        Grade.valueOf(String.valueOf(last.details().get("grade"))),
                        last.details().getOrDefault("verdict", "").toString(),
                        String.valueOf(last.details().get("outcome")));
    }

    @Override
    public Map<String, Object> knobs() {
        return log.header().knobs();
    }

    @Override
    public long nanos() {
        Note last = log.ending();
        return last == null ? 0 : last.t();
    }

    @Override
    public double speed() {
        return 1;
    }

    @Override
    @Nullable
    public Schedule schedule() {
        return Schedule.recorded(log.notes(), log.entities().actors());
    }

    @Override
    public Instant ended() {
        return ended;
    }

    /** The end of the run is the last thing written into a log. */
    private static Instant lastWritten(Log log) {
        try {
            return Files.getLastModifiedTime(log.file()).toInstant();
        } catch (IOException e) {
            return Instant.ofEpochMilli(log.header().startedMillis());
        }
    }
}
