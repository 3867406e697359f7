package dev.syncline.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracebackTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ValueError: no",
                "ValueError: no\nnever",
                "ValueError: no\n  File \"a.py\", line 1, in f\n    f()",
                "ValueError"
            })
    void onlyTheFramesAtTheEndAreTakenAway(String message) {
        assertThat(Traceback.without(message)).isEqualTo(message);
        assertThat(Traceback.without(
                        message + "\n  File \"race.py\", line 20, in <module>\n  File \"race.py\", line 12, in work"))
                .isEqualTo(message);
    }
}
