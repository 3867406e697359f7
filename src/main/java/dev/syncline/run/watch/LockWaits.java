package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.util.List;
import java.util.function.IntPredicate;

/** A lock: its waiters can proceed while it is free; those of a robust one also when its holder has ended. */
final class LockWaits extends ObjectWaits {
    private final boolean isRobust;
    private final boolean isOwned;
    private int holder = Actor.NOBODY;

    LockWaits(ObjectType type) {
        isRobust = type.is(Trait.ROBUST);
        isOwned = type.is(Trait.OWNED);
    }

    @Override
    void event(LogEvent event) {
        if (event.kind() == Kind.ACQUIRED) {
            holder = event.actor();
        } else if (event.kind() == Kind.RELEASED && event.value() == 0) {
            holder = Actor.NOBODY;
        }
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return holder == Actor.NOBODY || (isRobust && hasEnded.test(holder));
    }

    @Override
    int holder() {
        return holder;
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return !isOwned || isUser.test(holder) ? List.of("release") : List.of();
    }
}
