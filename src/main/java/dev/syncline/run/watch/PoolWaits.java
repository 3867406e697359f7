package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.ObjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A pool of threads: a worker can proceed while there is a task or when the pool is shut down, an actor that waits for a
 * result when the task of this name is done.
 */
final class PoolWaits extends ObjectWaits {
    private static final String RESULT = "waits for the result of ";
    private static final String NEXT = "waits for the next result";

    private final QueueWaits queue = new QueueWaits(ObjectType.POOL, 0);
    private final Map<Integer, String> current = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private int results;

    @Override
    void event(LogEvent event) {
        queue.event(event);
        switch (event.kind()) {
            case PUT -> done.remove(String.valueOf(event.text()));
            case TAKEN -> current.put(event.actor(), String.valueOf(event.text()));
            case DONE -> {
                results++;
                String task = current.remove(event.actor());
                if (task != null) {
                    done.add(task);
                }
            }
            default -> {
                // no task begins or ends
            }
        }
    }

    @Override
    int ticket(String text) {
        return results;
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        String text = waiting.text;
        if (text.startsWith(RESULT)) {
            return done.contains(text.substring(RESULT.length()));
        }
        return text.startsWith(NEXT) ? waiting.ticket != results : queue.canProceed(waiting, hasEnded);
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        return List.of();
    }
}
