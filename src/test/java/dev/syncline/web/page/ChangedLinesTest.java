package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ChangedLinesTest {
    private static final String RACE =
            "from threading import Lock\n\nfor _ in range(9):\n    counter += 1\n\nprint(counter)\n";

    @Test
    void aChangedLineIsNamedOnBothSides() {
        String more = RACE.replace("9", "99");
        assertThat(ChangedLines.of(RACE, more)).isEqualTo("for _ in range(9):");
        assertThat(ChangedLines.of(more, RACE)).isEqualTo("for _ in range(99):");
    }

    @Test
    void whatOnlyTheOtherHasIsSaidToBeMissing() {
        String locked = RACE.replace("for", "lock = Lock()\nfor");
        assertThat(ChangedLines.of(locked, RACE)).isEqualTo("lock = Lock()");
        assertThat(ChangedLines.of(RACE, locked)).isEqualTo("without lock = Lock()");
    }

    @Test
    void linesThatChangePlacesAreAChange() {
        assertThat(ChangedLines.of("a.acquire()\nb.acquire()\n", "b.acquire()\na.acquire()\n"))
                .isIn("a.acquire()", "b.acquire()");
    }

    @Test
    void changesInSeveralPlacesAreAllNamedAsLongAsThereIsRoom() {
        assertThat(ChangedLines.of("a\nb\nc\nd\ne", "a\nB\nc\nD\ne")).isEqualTo("b · d");
        String long1 = "x = 1\n".repeat(40);
        assertThat(ChangedLines.of(long1, "y")).hasSizeLessThanOrEqualTo(60).endsWith("…");
    }

    @Test
    void ofALongLineTheChangeIsShown() {
        String line = "threads = [Thread(target=eat, args=pair) for pair in ((left, right), (%s))]";
        assertThat(ChangedLines.of(line.formatted("right, left"), line.formatted("left, right")))
                .isEqualTo("…(left, right), (right, left))]");
    }

    @Test
    void blankLinesAndSpacesAtTheEndAreNoChange() {
        assertThat(ChangedLines.of(RACE, RACE.replace("\n\n", "  \n\n\n"))).isEmpty();
    }

    @Test
    @Timeout(60)
    void twoLongProgramsWithNothingInCommonNeedNoTableOfAllPairs() {
        String mine = lines("mine", 50_000);
        String theirs = lines("theirs", 50_000);
        assertThat(ChangedLines.of(mine, theirs)).startsWith("mine 0 · mine 1 · ");
    }

    private static String lines(String word, int number) {
        return IntStream.range(0, number).mapToObj(i -> word + " " + i).collect(Collectors.joining("\n"));
    }
}
