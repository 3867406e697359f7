package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;

/** A latch: its waiters can proceed when it has been counted down. */
final class LatchWaits extends ObjectWaits {
    private int count;

    LatchWaits(int initial) {
        count = initial;
    }

    @Override
    void event(LogEvent event) {
        if (event.kind() == Kind.ARRIVED) {
            count = event.value();
        }
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return count == 0;
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return List.of("countDown");
    }
}
