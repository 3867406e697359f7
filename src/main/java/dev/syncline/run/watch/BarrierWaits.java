package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A barrier: its waiters can proceed when one of them has left it, because all are there or because it was broken or
 * reset. No actor arrives for the next round before all have left the last one.
 */
final class BarrierWaits extends ObjectWaits {
    private final int parties;
    private int present;
    private int departures;

    BarrierWaits(int parties) {
        this.parties = parties;
    }

    @Override
    void event(LogEvent event) {
        switch (event.kind()) {
            case ARRIVED -> present = event.value() + 1;
            case PASSED, BROKE, RESET -> {
                departures++;
                present = 0;
            }
            default -> {
                // releases no waiter
            }
        }
    }

    @Override
    int ticket(String text) {
        return departures;
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        return waiting.ticket != departures;
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        if (!waiting.text.startsWith("waits at the barrier")) {
            return List.of();
        }
        return present == parties - 1 ? List.of("await", "abort") : List.of("abort");
    }
}
