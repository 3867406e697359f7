package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.trace.Killed;
import org.junit.jupiter.api.Test;

class SharedVariableTest extends PrimitiveContract {
    private final SharedVariable counter = new SharedVariable(5, probe);

    @Test
    void everyReadAndEveryWriteIsAnEvent() {
        a.does(() -> counter.write(counter.read() + 1));
        assertThat(counter.peek()).isEqualTo(6);
        assertThat(recording.lines()).containsExactly("A read 5", "A wrote 6");
    }

    @Test
    void anIncrementIsLostWhenAnotherActorRunsInBetween() {
        int[] seen = new int[1];
        a.does(() -> seen[0] = counter.read());
        b.does(() -> counter.write(counter.read() + 1));
        a.does(() -> counter.write(seen[0] + 1));
        assertThat(counter.peek()).isEqualTo(6);
    }

    @Test
    void aKilledActorNeitherReadsNorWrites() {
        a.kill();
        a.begins(counter::read);
        a.getsThrown(Killed.class);
        a.begins(() -> counter.write(1));
        a.getsThrown(Killed.class);
        assertThat(recording.lines()).isEmpty();
    }
}
