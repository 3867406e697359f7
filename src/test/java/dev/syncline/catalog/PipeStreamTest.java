package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Kind;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link PipeStream}. */
@Timeout(90)
class PipeStreamTest {
    @RegisterExtension
    private final Theatre theatre = new Theatre();

    @Test
    void whatIsSentPilesUpAndAllComesOutBeforeTheEndOfFile() {
        Run run = theatre.play(new PipeStream(), Map.of("sendMs", 10.0, "receiveMs", 60.0));

        assertThat(Theatre.verdict(run).grade()).as(Theatre.verdict(run).text()).isEqualTo(Grade.EXPECTED);
        assertThat(Theatre.verdict(run).text()).isEqualTo("8 items were sent, 8 came out in order.");
        assertThat(Seen.in(run)).anyMatch(e -> e.is(Kind.SENT) && e.value() > 1);
        assertThat(Seen.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .extracting(Seen::text)
                .containsExactly("EOFError: every write end is closed (Java: EOFException)");
    }

    @Test
    void aLargeItemMakesTheSenderWaitForRoom() {
        Run run = theatre.play(new PipeStream(), Map.of("sendMs", 0.0, "receiveMs", 100.0, "sizeKb", 48, "items", 4));

        assertThat(Theatre.verdict(run).grade()).as(Theatre.verdict(run).text()).isEqualTo(Grade.EXPECTED);
        assertThat(Seen.in(run))
                .anyMatch(e -> e.is(Kind.WAITING)
                        && e.actor().equals("Sender")
                        && e.text().equals("waits for room in the pipe: it is full"));
    }
}
