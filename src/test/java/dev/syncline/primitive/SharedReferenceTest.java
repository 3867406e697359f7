package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.trace.Killed;
import org.junit.jupiter.api.Test;

class SharedReferenceTest extends PrimitiveContract {
    private final SharedReference connection = new SharedReference(null, probe);

    @Test
    void itHoldsAnyObjectOrNoneAndSaysWhichAsPythonPrintsIt() {
        a.run(() -> assertThat(connection.read()).isNull());
        assertThat(recording.lastText()).isEqualTo("None");
        b.run(() -> connection.write(7));
        assertThat(recording.lastText()).isEqualTo("7");
        a.run(() -> assertThat(connection.read()).isEqualTo(7));
        a.run(() -> connection.write("temp data"));
        b.run(() -> assertThat(connection.read()).isEqualTo("temp data"));
        assertThat(recording.lastText()).isEqualTo("'temp data'");
        assertThat(recording.lines()).containsExactly("A read 0", "B wrote 7", "A read 7", "A wrote 0", "B read 0");
    }

    @Test
    void aKilledActorNeitherReadsNorWrites() {
        a.kill();
        a.start(connection::read);
        a.awaitThrown(Killed.class);
        a.start(() -> connection.write(1));
        a.awaitThrown(Killed.class);
        assertThat(recording.lines()).isEmpty();
    }
}
