package dev.syncline.web.service;

import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.web.problem.RequestException;
import org.jspecify.annotations.Nullable;

/** Reads how a run is to start. */
public final class StartModes {
    /** The default pace of a schedule, in milliseconds before each operation: slow enough to be explained. */
    public static final int PACE = 400;

    private StartModes() {}

    /**
     * Reads the fields of a request.
     *
     * @param schedule the schedule as text, or null
     * @param pace milliseconds before each of its operations, or null; within its limits
     * @param tempo the least number of milliseconds between two operations, or null; within its limits
     * @throws RequestException if the schedule is invalid
     */
    public static StartMode of(
            @Nullable String schedule, @Nullable Integer pace, boolean paused, @Nullable Integer tempo) {
        try {
            Schedule parsed = schedule == null ? null : Schedule.parse(schedule);
            return new StartMode(parsed, pace == null ? PACE : pace, paused, tempo == null ? 0 : tempo);
        } catch (IllegalArgumentException e) {
            throw RequestException.value("schedule", String.valueOf(e.getMessage()));
        }
    }
}
