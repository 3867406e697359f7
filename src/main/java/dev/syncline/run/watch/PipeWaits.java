package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A pipe between processes: a receiver can proceed while an item is in flight. How much room the kernel has, and which
 * processes still have an end open, is not in the log.
 */
final class PipeWaits extends ObjectWaits {
    private int underWay;

    @Override
    void event(LogEvent event) {
        if (event.kind() == Kind.SENT || event.kind() == Kind.RECEIVED) {
            underWay = event.value();
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
