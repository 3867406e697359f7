package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;

/** A semaphore: its waiters can proceed while it has a permit. */
final class PermitWaits extends ObjectWaits {
    private int permits;

    PermitWaits(int initial) {
        permits = initial;
    }

    @Override
    void event(LogEvent event) {
        if (event.kind() == Kind.ACQUIRED || event.kind() == Kind.RELEASED) {
            permits = event.value();
        }
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return permits > 0;
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return List.of("release");
    }
}
