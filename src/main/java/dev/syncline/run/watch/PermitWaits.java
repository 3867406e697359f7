package dev.syncline.run.watch;

import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A semaphore: its waiters can proceed while it has a permit. */
final class PermitWaits extends ObjectWaits {
    private int permits;

    PermitWaits(int initial) {
        permits = initial;
    }

    @Override
    void event(Kind kind, int actor, int value, @Nullable String text) {
        if (kind == Kind.ACQUIRED || kind == Kind.RELEASED) {
            permits = value;
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
