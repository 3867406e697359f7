package dev.syncline.run.watch;

import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A pipe between processes: a receiver can proceed while an item is in transit. How much room the kernel has, and which
 * processes still have an end open, is not in the log.
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
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return underWay > 0 && waiting.text.startsWith("waits for something");
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return List.of();
    }
}
