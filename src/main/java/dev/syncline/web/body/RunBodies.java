package dev.syncline.web.body;

import dev.syncline.run.Run;
import dev.syncline.run.spec.StartMode;
import dev.syncline.web.service.StartModes;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The bodies of requests about runs; {@link BodyFields} builds error messages from the types and limits. */
public final class RunBodies {
    /** The greatest integer that is exact in every program, including JavaScript: 2^53 - 1. */
    static final long MAX_SEED = (1L << 53) - 1;

    private RunBodies() {}

    /**
     * Starts a run.
     *
     * @param scenario the id of a scenario, null for a script
     * @param engine the id of an engine, null for the first available
     * @param knobs values for some of the knobs
     * @param seed the seed of the random numbers, null for a random one
     * @param schedule the order to force on the actors, null for none
     * @param pace milliseconds before each operation of the schedule
     * @param tempo the least number of milliseconds between two operations, null for none
     * @param paused whether it starts paused
     * @param python the id of the interpreter where the engine is CPython, null for the best
     * @param script the name of a script, null for a scenario
     * @param watch the shared variables of the script to record, null for those that are found
     * @param interactive whether it stays open for the console when its script has ended
     */
    public record StartRun(
            @Schema(description = "The id of a scenario; needed unless there is a script", example = "lock-counter")
            @Nullable
            String scenario,

            @Schema(description = "The id of an engine; by default the first one the scenario has here") @Nullable
            String engine,

            @Schema(description = "Values for some of the scenario's knobs; the others keep their defaults") @Nullable
            Map<String, Object> knobs,

            @Min(-MAX_SEED)
            @Max(MAX_SEED)
            @Schema(description = "The seed of the random numbers; random if left out")
            @Nullable
            Long seed,

            @Schema(
                    description =
                            "An order of operations to force on the actors of the program of this engine, such as 0x2,1,2")
            @Nullable
            String schedule,

            @Min(0)
            @Max(StartMode.MAX_PACE_MILLIS)
            @Takes("a whole number of milliseconds from 0 to " + StartMode.MAX_PACE_MILLIS)
            @Schema(
                    description = "Milliseconds before each operation of the schedule",
                    defaultValue = "" + StartModes.PACE)
            @Nullable
            Integer pace,

            @Min(0)
            @Max(StartMode.MAX_PACE_MILLIS)
            @Takes("a whole number of milliseconds from 0 to " + StartMode.MAX_PACE_MILLIS)
            @Schema(
                    description =
                            "Slow motion: the least number of milliseconds between two operations, while the threads run freely",
                    defaultValue = "0")
            @Nullable
            Integer tempo,

            @Schema(description = "Whether it starts paused, before the first operation", defaultValue = "false")
            @Nullable
            Boolean paused,

            @Schema(
                    description = "The id of an interpreter, with the engine cpython; by default the best",
                    example = "3.13.0")
            @Nullable
            String python,

            @Schema(description = "The name of a script, in place of a scenario") @Nullable
            String script,

            @Takes("a list of names of variables")
            @Schema(description = "The shared variables of the script to record; by default those that are found")
            @Nullable
            List<String> watch,

            @Schema(
                    description =
                            "Whether a run on Python stays open for the console when its script has ended, until it is stopped or exit() is typed",
                    defaultValue = "false")
            @Nullable
            Boolean interactive) {}

    /**
     * Changes a live run.
     *
     * @param knobs new values for live knobs
     * @param paused true to pause, false to continue, null to leave it as it is
     * @param speed the speed of its clock, null to leave it as it is
     * @param tempo the least number of milliseconds between two operations, null to leave it as it is
     */
    public record ChangeRun(
            @Schema(description = "New values for knobs that may be moved during the run") @Nullable
            Map<String, Object> knobs,

            @Schema(description = "true pauses, false continues") @Nullable
            Boolean paused,

            @DecimalMin("" + Run.MIN_SPEED)
            @DecimalMax("" + Run.MAX_SPEED)
            @Schema(description = "The speed of its clock relative to the machine's")
            @Nullable
            Double speed,

            @Min(0)
            @Max(StartMode.MAX_PACE_MILLIS)
            @Takes("a whole number of milliseconds from 0 to " + StartMode.MAX_PACE_MILLIS)
            @Schema(
                    description =
                            "Slow motion: the least number of milliseconds between two operations, while the threads run freely")
            @Nullable
            Integer tempo) {}

    /**
     * Lets one actor do its next operation.
     *
     * @param actor its name, null for the one that has waited longest
     */
    public record StepRun(
            @Schema(description = "The name of the actor; by default the one that has waited longest") @Nullable
            String actor) {}

    /**
     * Does one operation on an object.
     *
     * @param object its name
     * @param operation what to do
     * @param argument a text, a number, true or false, if the operation takes one
     */
    public record Operate(
            @NotNull @Schema(description = "The name of an object of the run")
            String object,

            @NotNull @Schema(description = "An operation of the object's type", example = "release")
            String operation,

            @JsonDeserialize(using = StrictJson.PlainValue.class)
            @Schema(
                    description = "The argument, if the operation takes one",
                    types = {"string", "number", "boolean", "null"})
            @Nullable
            Object argument) {}

    /**
     * Sends a signal to a worker process.
     *
     * @param actor the name of the worker's actor
     * @param signal terminate, kill or interrupt
     */
    public record SendSignal(
            @NotNull @Schema(description = "The name of an actor that is a worker process")
            String actor,

            @NotNull
            @Schema(
                    description = "The signal to send",
                    allowableValues = {"terminate", "kill", "interrupt"})
            String signal) {}

    /**
     * The actor that took the step.
     *
     * @param actor its name
     */
    public record Stepped(String actor) {}
}
