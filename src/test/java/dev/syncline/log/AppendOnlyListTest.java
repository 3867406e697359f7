package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AppendOnlyListTest {
    @Test
    void leavesAViewAsItIsWhileMoreIsAdded() {
        AppendOnlyList<Integer> list = new AppendOnlyList<>();
        List<Integer> none = list.view();
        list.add(0);
        list.addAll(List.of(1, 2));
        List<Integer> three = list.view();
        List<Integer> middle = list.view(1, 2);
        for (int i = 3; i < 100; i++) {
            list.add(i);
        }

        assertThat(none).isEmpty();
        assertThat(three).isEqualTo(List.of(0, 1, 2));
        assertThat(middle).isEqualTo(List.of(1));
        assertThat(list.view()).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(list.size()).isEqualTo(100);
    }

    @Test
    void hasUnmodifiableViewsThatShowNothingBeyondThem() {
        AppendOnlyList<String> list = new AppendOnlyList<>();
        list.addAll(List.of("a", "b"));
        List<String> view = list.view(0, 1);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> view.get(1));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> view.add("c"));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> view.set(0, "c"));
    }
}
