package dev.syncline.web.body;

import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.web.service.SeriesStarter;
import dev.syncline.web.view.SeriesView;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts a series.
 *
 * @param scenario the id of a scenario, null for a script
 * @param engine the id of an engine, null for the first available
 * @param knobs values for some of the knobs
 * @param times the number of runs, null for the default
 * @param speed the speed of their clock, null for the default
 * @param python the id of the interpreter where the engine is CPython, null for the best
 * @param script the name of a script, null for a scenario
 */
public record StartSeries(
        @Schema(description = "The id of a scenario; needed unless there is a script", example = "lock-counter")
        @Nullable
        String scenario,

        @Schema(description = "The id of an engine; by default the first one the scenario has here") @Nullable
        String engine,

        @Schema(description = "Values for some of the scenario's knobs; the others keep their defaults") @Nullable
        Map<String, Object> knobs,

        @Min(1)
        @Max(SeriesSpec.MAX)
        @Schema(description = "How many runs", defaultValue = "" + SeriesView.TIMES)
        @Nullable
        Integer times,

        @DecimalMin("" + SeriesSpec.MIN_SPEED)
        @DecimalMax("" + SeriesSpec.MAX_SPEED)
        @Schema(
                description = "The speed of the runs' clock relative to the machine's",
                defaultValue = "" + SeriesStarter.SPEED)
        @Nullable
        Double speed,

        @Schema(
                description = "The id of an interpreter, with the engine cpython; by default the best",
                example = "3.13.0")
        @Nullable
        String python,

        @Schema(description = "The name of a script, in place of a scenario") @Nullable
        String script) {}
