package dev.syncline.run.watch;

import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An object whose log does not say which waiters can proceed. */
final class OtherWaits extends ObjectWaits {
    private final boolean assumesProgress;

    OtherWaits(boolean assumesProgress) {
        this.assumesProgress = assumesProgress;
    }

    @Override
    void event(Kind kind, int actor, int value, @Nullable String text) {
        // says nothing about which waiters can proceed
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return assumesProgress;
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return List.of();
    }
}
