package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A condition: its waiters can proceed when a notification is in progress. Between threads in Java that is never seen: they are
 * woken in the operation that notifies them. In Python they wake later, perhaps after other notifications. Between processes, the
 * notifier may itself wait until all are awake.
 */
final class ConditionWaits extends ObjectWaits {
    private static final String NOTIFIER = "waits for an actor that it has notified";

    private final boolean isShared;
    private int calls;

    /** A condition between processes, if it is shared. */
    ConditionWaits(boolean isShared) {
        this.isShared = isShared;
    }

    @Override
    void event(LogEvent event) {
        if (event.kind() == Kind.NOTIFIED) {
            // between processes, the notifier waits until all it notified are awake, so no earlier call is left
            calls = event.value() + (isShared ? 0 : calls);
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
