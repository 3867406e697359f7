package dev.syncline.web.service;

import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.web.problem.RequestException;
import org.jspecify.annotations.Nullable;

/** Reads how a run is to begin. */
public final class StartModes {
    /** How long to wait before each operation of a schedule if nobody says, in milliseconds: slow enough to be told. */
    public static final int PACE = 400;

    private StartModes() {}

    /**
     * Reads the fields of a request.
     *
     * @param schedule the schedule in words, or null
     * @param pace milliseconds before each of its operations, or null; within its limits
     * @throws RequestException if the schedule does not fit
     */
    public static StartMode of(@Nullable String schedule, @Nullable Integer pace, boolean paused) {
        try {
            Schedule parsed = schedule == null ? null : Schedule.parse(schedule);
            return new StartMode(parsed, pace == null ? PACE : pace, paused);
        } catch (IllegalArgumentException e) {
            throw RequestException.value("schedule", String.valueOf(e.getMessage()));
        }
    }
}
