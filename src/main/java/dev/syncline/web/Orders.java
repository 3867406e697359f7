package dev.syncline.web;

import dev.syncline.run.Order;
import dev.syncline.run.Schedule;
import org.jspecify.annotations.Nullable;

/** Reads how a run is to begin. */
final class Orders {
    /** How long to wait before each operation of a schedule if nobody says, in milliseconds: slow enough to be told. */
    static final int PACE = 400;

    private Orders() {}

    /**
     * Reads the fields of a request.
     *
     * @param schedule the schedule in words, or null
     * @param pace milliseconds before each of its operations, or null; within its limits
     * @throws Refused if the schedule does not fit
     */
    static Order of(@Nullable String schedule, @Nullable Integer pace, boolean paused) {
        try {
            Schedule parsed = schedule == null ? null : Schedule.parse(schedule);
            return new Order(parsed, pace == null ? PACE : pace, paused);
        } catch (IllegalArgumentException e) {
            throw Refused.value("schedule", String.valueOf(e.getMessage()));
        }
    }
}
