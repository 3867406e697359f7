package dev.syncline.run.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.EntityTable;
import org.junit.jupiter.api.Test;

class ProgramActorsTest {
    private final ProgramActors actors = new ProgramActors(new EntityTable());

    /** Whoever joins a child of the server of forks sleeps until that server has seen the end of the child. */
    @Test
    void whoeverAsksTheKernelLooksAtHelpersToo() {
        actors.add(1, "Main", "process", 100);
        actors.add(2, "Thread", "thread", 100);
        actors.addHelper(200);

        assertThat(actors.processIds()).containsExactlyInAnyOrder(100, 200);
    }

    @Test
    void aHelperThatBecomesKnownIsAChange() {
        long before = actors.changes();

        actors.addHelper(200);

        assertThat(actors.changes()).isGreaterThan(before);
    }
}
