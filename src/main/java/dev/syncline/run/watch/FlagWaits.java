package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;

/** An event: its waiters can proceed while it is set, and if it was set during their wait. */
final class FlagWaits extends ObjectWaits {
    private boolean isSet;
    private int times;

    @Override
    void event(LogEvent event) {
        if (event.kind() == Kind.SET) {
            isSet = true;
            times++;
        } else if (event.kind() == Kind.CLEARED) {
            isSet = false;
        }
    }

    @Override
    int ticket(String text) {
        return times;
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return isSet || waiting.ticket != times;
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return List.of("set");
    }
}
