package dev.syncline.run.recording;

import dev.syncline.log.EventSink;
import dev.syncline.log.Log;
import dev.syncline.log.LogEvent;
import dev.syncline.log.LogHeader;
import dev.syncline.log.Note;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that a log which was recorded elsewhere can be shown: each of its events is read once. */
final class LogCheck implements EventSink {
    private static final Pattern ID = Pattern.compile("[0-9a-z]{4,40}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._:-]{1,100}");

    private final int actors;
    private final int objects;
    private long last;

    private LogCheck(Log log) {
        actors = log.entities().actors().size();
        objects = log.entities().objects().size();
    }

    /**
     * Checks a log.
     *
     * @throws RefusedLog if it cannot be shown
     */
    static void check(Log log) throws RefusedLog {
        try {
            check(log.header());
            if (log.store().size() == 0) {
                throw RefusedLog.broken("The log has no whole chunk.");
            }
            log.replay(0, new LogCheck(log));
            check(log.ending());
            Schedule unused = Schedule.recorded(log.notes(), log.entities().actors());
        } catch (RuntimeException e) {
            throw RefusedLog.broken("The log is damaged.");
        }
    }

    private static void check(@Nullable Note ending) {
        if (ending != null) {
            RunState unusedState = RunState.of(ending.state());
            Grade unusedGrade = Grade.valueOf(String.valueOf(ending.details().get("grade")));
        }
    }

    private static void check(LogHeader header) throws RefusedLog {
        boolean hasNames = NAME.matcher(header.scenario()).matches()
                && NAME.matcher(header.engine()).matches();
        if (!hasNames || !ID.matcher(header.run()).matches()) {
            throw RefusedLog.broken("The header of the log names no run, scenario or engine that can be.");
        }
    }

    @Override
    public void event(LogEvent event) {
        boolean isKnown = event.actor() < actors
                && (event.peer() < actors || event.peer() == Actor.NOBODY)
                && (event.object() < objects || event.object() == Probe.NO_OBJECT);
        if (!isKnown || event.t() < last) {
            throw new IllegalArgumentException("Event %d cannot be.".formatted(event.seq()));
        }
        last = event.t();
    }
}
