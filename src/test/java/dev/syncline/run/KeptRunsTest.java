package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which of the runs that are over are kept: three of them, here. */
@Timeout(30)
class KeptRunsTest extends RunFixture {
    private static final TestScenario SHORT = TestScenario.of(stage -> stage.print("short"));
    private static final TestScenario ENDLESS =
            TestScenario.of(stage -> stage.event("never").await());

    @Test
    void aRunThatWasStoppedLastIsKeptThoughItBeganFirst() {
        Run old = start(ENDLESS);
        List<Run> newer = Stream.generate(this::playShort).limit(4).toList();

        old.stop();

        await().until(() -> runs().all().size() == 3);
        assertThat(runs().find(old.id())).contains(old);
        assertThat(old.log().file()).exists();
        assertThat(runs().all()).containsExactlyInAnyOrder(old, newer.get(2), newer.get(3));
    }

    @Test
    void aRunWithAViewerIsKeptAsLongAsOthersCanBeDiscarded() {
        Run followed = playShort();
        Runnable leave = followed.log().subscribe(() -> {});
        Stream.generate(this::playShort).limit(5).forEach(run -> {});
        await().until(() -> runs().all().size() == 3);
        assertThat(runs().all()).contains(followed);

        leave.run();
        playShort();

        await().until(() -> !runs().all().contains(followed));
    }

    @Test
    void ofRunsThatAreAllFollowedThoseAreKeptThatEndedLast() {
        List<Run> all = Stream.generate(() -> {
                    Run run = start(ENDLESS);
                    run.log().subscribe(() -> {});
                    run.stop();
                    return run;
                })
                .limit(5)
                .toList();

        await().until(() -> runs().all().size() == 3);
        assertThat(runs().all()).containsExactlyInAnyOrder(all.get(2), all.get(3), all.get(4));
    }

    @Test
    void theRunsOfAnEarlierServerCountByTheirEndToo() throws IOException {
        Run first = playShort();
        Run second = playShort();
        Instant later = Instant.now().plus(Duration.ofMinutes(1));
        Files.setLastModifiedTime(first.log().file(), FileTime.from(later));
        restart();
        assertThat(runs().find(first.id()).orElseThrow().ended()).isCloseTo(later, within(1, ChronoUnit.SECONDS));

        playShort();
        playShort();

        await().until(() -> runs().all().size() == 3);
        assertThat(runs().find(first.id())).isPresent();
        assertThat(runs().find(second.id())).isEmpty();
    }

    private Run playShort() {
        Run run = start(SHORT);
        run.awaitEnd();
        return run;
    }
}
