package dev.syncline.web;

import dev.syncline.run.Order;
import dev.syncline.run.Schedule;
import java.math.BigDecimal;
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
     * @param pace milliseconds before each of its operations, or null
     * @throws Refused if one of them does not fit
     */
    static Order of(@Nullable String schedule, @Nullable BigDecimal pace, boolean paused) {
        try {
            Schedule parsed = schedule == null ? null : Schedule.parse(schedule);
            try {
                return new Order(parsed, pace == null ? PACE : pace.intValueExact(), paused);
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw Refused.value(
                        "pace",
                        "The field 'pace' takes a whole number of milliseconds from 0 to %d.".formatted(Order.SLOWEST));
            }
        } catch (IllegalArgumentException e) {
            throw Refused.value("schedule", String.valueOf(e.getMessage()));
        }
    }
}
