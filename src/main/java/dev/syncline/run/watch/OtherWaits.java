package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import java.util.List;
import java.util.function.IntPredicate;

/** An object whose log does not say which waiters can proceed. */
final class OtherWaits extends ObjectWaits {
    private final boolean assumesProgress;

    OtherWaits(boolean assumesProgress) {
        this.assumesProgress = assumesProgress;
    }

    @Override
    void event(LogEvent event) {
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
