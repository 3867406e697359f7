package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A condition: its waiters can proceed when a notification is in progress. Between threads that is never seen: they are
 * woken in the operation that notifies them. Between processes, the notifier may itself wait until all are awake.
 */
final class ConditionWaits extends ObjectWaits {
    private static final String NOTIFIER = "waits for an actor that it has notified";

    private int calls;

    @Override
    void event(LogEvent event) {
        if (event.kind() == Kind.NOTIFIED) {
            calls = event.value(); // the notifier waits until all it notified are awake, so no earlier call is left
        } else if (event.kind() == Kind.WOKEN) {
            calls--;
        }
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return waiting.text.startsWith(NOTIFIER) ? calls <= 0 : calls > 0;
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return waiting.text.startsWith(NOTIFIER) ? List.of() : List.of("notify");
    }
}
