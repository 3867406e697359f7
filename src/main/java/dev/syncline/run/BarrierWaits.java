package dev.syncline.run;

import dev.syncline.primitive.Kind;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A barrier: whoever is there can go on when the last one has passed, or the barrier was broken or reset; whoever waits to
 * be let in, when anybody has left.
 */
final class BarrierWaits extends ObjectWaits {
    private final int parties;
    private int present;
    private int rounds;
    private int departures;

    BarrierWaits(int parties) {
        this.parties = parties;
    }

    @Override
    void event(Kind kind, int actor, int value, @Nullable String text) {
        switch (kind) {
            case ARRIVED -> present = value + 1;
            case PASSED -> {
                departures++;
                if (value == parties - 1 && text == null) {
                    end();
                }
            }
            case BROKE, RESET -> {
                departures++;
                end();
            }
            default -> {
                // lets nobody go
            }
        }
    }

    private void end() {
        rounds++;
        present = 0;
    }

    @Override
    int ticket(String text) {
        return isInside(text) ? rounds : departures;
    }

    @Override
    boolean letsGo(Waiting waiting, IntPredicate hasEnded) {
        return waiting.ticket != ticket(waiting.text);
    }

    @Override
    List<String> help(Waiting waiting, IntPredicate isPerson) {
        if (!isInside(waiting.text)) {
            return List.of();
        }
        return present == parties - 1 ? List.of("await", "abort") : List.of("abort");
    }

    private static boolean isInside(String text) {
        return text.startsWith("waits at the barrier");
    }
}
