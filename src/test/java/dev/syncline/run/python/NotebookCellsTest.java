package dev.syncline.run.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotebookCellsTest {
    private final List<String> told = new ArrayList<>();
    private final NotebookCells cells = new NotebookCells((number, text) -> told.add(number + ": " + text));

    @Test
    void putsTheirPartsTogether() {
        cells.add(3, "a", true);
        cells.add(3, "b", true);
        assertThat(told).isEmpty();
        cells.add(3, "c", false);
        cells.add(4, "d", false);
        assertThat(told).containsExactly("3: abc", "4: d");
    }

    @Test
    void takesNoMoreTextThanARunMayHave() {
        String large = "x".repeat(1 << 17);
        for (int part = 0; part < 100; part++) {
            cells.add(1, large, true);
        }
        cells.add(1, large, false);
        cells.add(2, "more", false);
        assertThat(told).isEmpty();
        NotebookCells others = new NotebookCells((number, text) -> told.add(text));
        others.add(1, large, false);
        others.add(2, large, false);
        others.add(3, "x", false);
        assertThat(told).hasSize(2);
    }

    @Test
    void takesNoMoreCellsThanALogHasRoomFor() {
        for (int cell = 0; cell < 6_000; cell++) {
            cells.add(cell, "", false);
        }
        assertThat(told).hasSize(5_000);
    }
}
