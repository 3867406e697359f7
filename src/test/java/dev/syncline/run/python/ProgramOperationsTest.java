package dev.syncline.run.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.trace.Family;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProgramOperationsTest {
    @Test
    void anOperationIsTheMethodOfPython() {
        assertThat(ProgramOperations.prepare("gate", Family.EVENT, "isSet", null))
                .isEqualTo(new ProgramOperations.Call("is_set", List.of()));
        assertThat(ProgramOperations.prepare("q", Family.QUEUE, "put", "tea"))
                .isEqualTo(new ProgramOperations.Call("put", List.of("tea")));
        assertThat(ProgramOperations.prepare("s", Family.SEMAPHORE, "release", "3"))
                .isEqualTo(new ProgramOperations.Call("release", List.of(3)));
    }

    @Test
    void anUnknownOneIsRefusedWithTheNamesOfThoseThatThereAre() {
        assertThatThrownBy(() -> ProgramOperations.prepare("pen", Family.LOCK, "break", null))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("'pen' has no operation 'break'; it has: acquire, release.");
    }

    @Test
    void anArgumentThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> ProgramOperations.prepare("pen", Family.LOCK, "acquire", "now"))
                .hasMessage("This operation takes no argument.");
        assertThatThrownBy(() -> ProgramOperations.prepare("q", Family.QUEUE, "put", ""))
                .hasMessage("'put' takes the item as its argument, 1 to 100 characters.");
        assertThatThrownBy(() -> ProgramOperations.prepare("s", Family.SEMAPHORE, "release", "many"))
                .hasMessage("'release' takes a whole number: how many permits to give back.");
    }

    @Test
    void aNameThatIsTakenGetsTheFirstFreeNumber() {
        Set<String> taken = new HashSet<>();

        assertThat(List.of(UniqueNames.next(taken, "a"), UniqueNames.next(taken, "a"), UniqueNames.next(taken, "a")))
                .containsExactly("a", "a (2)", "a (3)");
    }
}
