package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.ActorInfo;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Steps a paused run in an order that is drawn by lot, and tells what has happened in it. */
public final class SteppedRun {
    private SteppedRun() {}

    /** Lets one actor after the other take a step, until none can or there were {@code most}. */
    public static void step(Run run, Random random, int most) {
        for (int steps = 0; steps < most && stepSomebody(run, random); steps++) {
            // the next one
        }
    }

    private static boolean stepSomebody(Run run, Random random) {
        List<String> names = new ArrayList<>(
                run.entities().actors().stream().map(ActorInfo::name).toList());
        Collections.shuffle(names, random);
        names.add(null);
        for (String name : names) {
            try {
                run.step(name);
                return true;
            } catch (IllegalStateException itCannot) {
                assertThat(itCannot.getMessage()).doesNotContain("busy");
            }
        }
        return false;
    }

    /** The events of a run, without what differs each time: when they were, and the ids of processes. */
    public static List<String> events(Run run) {
        List<String> all = new ArrayList<>();
        run.log().replay(0, event -> {
            int value = event.kind() == Kind.STARTED ? 0 : event.value();
            all.add("%d %s %d %d by %d: %s"
                    .formatted(event.actor(), event.kind().word(), event.object(), value, event.peer(), event.text()));
        });
        return all;
    }
}
