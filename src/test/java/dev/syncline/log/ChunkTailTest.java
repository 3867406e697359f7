package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkTailTest {
    @Test
    void findsEveryChunkByItsNumberWhateverWasAddedAndDropped() {
        Random random = new Random(1);
        ChunkTail tail = new ChunkTail(7);
        ArrayDeque<byte[]> expected = new ArrayDeque<>();
        int first = 7;
        for (int step = 0; step < 5_000; step++) {
            int what = random.nextInt(step < 2_500 ? 3 : 9);
            if (what < 2) {
                byte[] chunk = new byte[random.nextInt(50)];
                tail.add(chunk);
                expected.addLast(chunk);
            } else if (what < 8 && !expected.isEmpty()) {
                tail.dropFirst();
                expected.removeFirst();
                first++;
            } else {
                first += expected.size() / 3;
                tail.shrinkTo(first);
                for (int i = expected.size() / 3; i > 0; i--) {
                    expected.removeFirst();
                }
            }
            assertThat(tail.first()).isEqualTo(first);
            assertThat(tail.size()).isEqualTo(expected.size());
            assertThat(tail.bytes())
                    .isEqualTo(expected.stream().mapToInt(c -> c.length).sum());
            assertThat(List.of(tail.copy(first, first + expected.size()))).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void returnsHowManyChunksFit() {
        ChunkIndex index = new ChunkIndex(100);
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            index.add(1, 1 + random.nextInt(30), 0, 0);
        }
        for (int first = 0; first < 200; first++) {
            for (int most = 0; most < 400; most += 7) {
                int expected = 1;
                while (first + expected < 200 && index.offset(first + expected + 1) - index.offset(first) <= most) {
                    expected++;
                }
                assertThat(index.fitting(first, 200, most)).isEqualTo(expected);
            }
        }
    }
}
