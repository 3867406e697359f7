package dev.syncline.run;

import dev.syncline.primitive.Kind;
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
    boolean letsGo(Waiting waiting, IntPredicate hasEnded) {
        return permits > 0;
    }

    @Override
    List<String> help(Waiting waiting, IntPredicate isPerson) {
        return List.of("release");
    }
}
