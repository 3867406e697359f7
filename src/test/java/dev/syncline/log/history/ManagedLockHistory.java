package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A lock that a manager holds: a lock that one also waits for when it is free, since the manager has to be asked. */
final class ManagedLockHistory extends ObjectHistory {
    private final LockHistory lock;

    ManagedLockHistory(IntFunction<String> name) {
        lock = new LockHistory(false, true, name);
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        // an actor that is killed between the event and the request leaves it locked, although it is free in the log
        return event.kind() == Kind.TIMED_OUT ? null : lock.follow(event, endsWait);
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
