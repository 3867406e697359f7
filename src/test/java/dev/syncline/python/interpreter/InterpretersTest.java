package dev.syncline.python.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterpretersTest {
    @Test
    void theNewestWithTheInterpreterLockIsTheBest() {
        Interpreters found = finding(python("3.9.18"), python("3.13.0"), freeThreaded("3.14.0"), python("3.10.2"));

        assertThat(found.all()).extracting(Interpreter::id).containsExactly("3.13.0", "3.10.2", "3.9.18", "3.14.0t");
    }

    @Test
    void ofTwoThatTheScreenCannotTellApartTheNewerStays() {
        assertThat(finding(python("3.11.2"), python("3.11.7")).all())
                .extracting(Interpreter::id)
                .containsExactly("3.11.7");
    }

    @Test
    void oneThatIsTooOldOrTooNewIsNone() {
        Interpreters found = finding(python("3.8.18"), python("3.15.0"));

        assertThat(found.all()).isEmpty();
        assertThat(found.unavailability())
                .contains("No Python from 3.9 to 3.14 was found here. Install one, or start the server with"
                        + " --syncline.python=/path/to/python3.");
    }

    @Test
    void nothingIsKnownBeforeTheFirstSearch() {
        Interpreters found = finding(python("3.13.0"));

        assertThat(found.known()).isEmpty();
        assertThat(found.unavailability()).isEmpty();

        found.search().join();

        assertThat(found.known()).hasSize(1);
    }

    @Test
    void labelsAndIdsSayWhetherThereIsAnInterpreterLock() {
        assertThat(python("3.13.0").label()).isEqualTo("Python 3.13");
        assertThat(freeThreaded("3.14.0").label()).isEqualTo("Python 3.14, free-threaded");
        assertThat(finding(freeThreaded("3.14.0")).find("3.14.0t")).isPresent();
        assertThat(finding(freeThreaded("3.14.0")).find("3.14.0")).isEmpty();
    }

    @Test
    void anExecutableThatIsNoPythonIsNotTakenForOne() {
        assertThat(InterpreterProbe.ask(Path.of("/bin/echo"))).isEmpty();
        assertThat(InterpreterProbe.ask(Path.of("/no/such/program"))).isEmpty();
    }

    private static Interpreter python(String version) {
        return new Interpreter(Path.of("/python", version), version, true);
    }

    private static Interpreter freeThreaded(String version) {
        return new Interpreter(Path.of("/python", version + "t"), version, false);
    }

    private static Interpreters finding(Interpreter... there) {
        List<Path> paths = IntStream.range(0, there.length)
                .mapToObj(i -> Path.of(Integer.toString(i)))
                .toList();
        return new Interpreters(() -> paths, path -> Optional.of(there[Integer.parseInt(path.toString())]));
    }
}
