package dev.syncline.run.watch;

import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A pipe between processes: a receiver can proceed while something is under way. How much room the kernel has, and who
 * still has an end open, is not in the log.
 */
final class PipeWaits extends ObjectWaits {
    private int underWay;

    @Override
    void event(Kind kind, int actor, int value, @Nullable String text) {
        if (kind == Kind.SENT || kind == Kind.RECEIVED) {
            underWay = value;
        }
    }

    @Override
    boolean letsGo(ActorWait waiting, IntPredicate hasEnded) {
        return underWay > 0 && waiting.text.startsWith("waits for something");
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isPerson) {
        return List.of();
    }
}
