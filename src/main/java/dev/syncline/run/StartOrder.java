package dev.syncline.run;

import dev.syncline.log.NoteKind;
import dev.syncline.run.actor.ControlledActors;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.Schedule;
import java.util.Map;

/** How a run starts: freely, in slow motion, paused, or with an order that is forced on its actors. */
final class StartOrder {
    private final RunSpec spec;
    private final RunLifecycle lifecycle;
    private final Controls controls;
    private final ControlledActors<?> actors;
    private final StepScheduler<?> scheduler;

    /** The start of a run, whose actors are scheduled by {@code scheduler}. */
    StartOrder(
            RunSpec spec,
            RunLifecycle lifecycle,
            Controls controls,
            ControlledActors<?> actors,
            StepScheduler<?> scheduler) {
        this.spec = spec;
        this.lifecycle = lifecycle;
        this.controls = controls;
        this.actors = actors;
        this.scheduler = scheduler;
    }

    /** Controls the run as far as that is wanted, before any actor begins. */
    void prepare() {
        if (spec.order().schedule() != null) {
            lifecycle.decide(() ->
                    lifecycle.note(NoteKind.FORCED, "From here on the order of all operations is forced.", Map.of()));
            actors.force(true);
        }
        if (spec.order().tempoMillis() > 0) {
            controls.tempo(spec.order().tempoMillis());
        }
        if (spec.order().paused()) {
            controls.pause();
        }
    }

    /** Plays the forced order from now on, if there is one, and says how it ends. */
    void play() {
        Schedule schedule = spec.order().schedule();
        if (schedule != null) {
            scheduler.play(schedule, spec.order().paceMillis(), "Scheduler [%s]".formatted(spec.id()), this::ended);
        }
    }

    private void ended(String sentence) {
        lifecycle.decide(() -> {
            if (lifecycle.isLive()) {
                lifecycle.note(NoteKind.FREE, sentence, Map.of());
            }
        });
    }
}
