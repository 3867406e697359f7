package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.trace.Killed;
import org.junit.jupiter.api.Test;

class SharedVariableTest extends PrimitiveContract {
    private final SharedVariable counter = new SharedVariable(5, probe);

    @Test
    void everyReadAndEveryWriteIsAnEvent() {
        a.run(() -> counter.write(counter.read() + 1));
        assertThat(counter.peek()).isEqualTo(6);
        assertThat(recording.lines()).containsExactly("A read 5", "A wrote 6");
    }

    @Test
    void anIncrementIsLostWhenAnotherActorRunsInBetween() {
        int[] seen = new int[1];
        a.run(() -> seen[0] = counter.read());
        b.run(() -> counter.write(counter.read() + 1));
        a.run(() -> counter.write(seen[0] + 1));
        assertThat(counter.peek()).isEqualTo(6);
    }

    @Test
    void aKilledActorNeitherReadsNorWrites() {
        a.kill();
        a.start(counter::read);
        a.awaitThrown(Killed.class);
        a.start(() -> counter.write(1));
        a.awaitThrown(Killed.class);
        assertThat(recording.lines()).isEmpty();
    }
}
