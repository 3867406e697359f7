package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A queue, in one process or between several: a get can proceed while there is an item, a put while there is room, a
 * join when all tasks are done; when the queue is shut down, all but joins can proceed.
 */
final class QueueWaits extends ObjectWaits {
    private static final String ROOM = "waits for room";
    private static final String TASKS = "waits until ";
    private static final String FEEDER = "waits for its feeder";

    private final ObjectType type;
    private final boolean betweenProcesses;
    private final int capacity;
    private int items;
    private int tasks;
    private boolean isShut;

    QueueWaits(ObjectType type, int capacity) {
        this.type = type;
        this.capacity = capacity;
        betweenProcesses = type.is(Trait.SHARED);
    }

    @Override
    void event(LogEvent event) {
        switch (event.kind()) {
            case PUT -> {
                items = event.value();
                tasks++;
            }
            case TAKEN -> items = event.value();
            case DONE -> tasks = event.value();
            case CLOSED -> {
                if (!betweenProcesses) {
                    isShut = true;
                    tasks = Math.max(0, tasks - (items - event.value()));
                    items = event.value();
                }
            }
            default -> {
                // releases no waiter
            }
        }
    }

    @Override
    boolean canProceed(ActorWait waiting, IntPredicate hasEnded) {
        String text = waiting.text;
        if (text.startsWith(TASKS)) {
            return tasks == 0;
        }
        if (text.startsWith(ROOM)) {
            return isShut || items < capacity;
        }
        return !text.startsWith(FEEDER) && (isShut || items > 0);
    }

    @Override
    List<String> help(ActorWait waiting, IntPredicate isUser) {
        String text = waiting.text;
        if (isSimple() || text.startsWith(FEEDER)) {
            return List.of();
        }
        if (text.startsWith(TASKS)) {
            return type.is(Trait.JOINABLE) ? List.of("taskDone") : List.of();
        }
        if (text.startsWith(ROOM)) {
            return List.of("get");
        }
        return List.of(type.is(Trait.PRIORITY) ? "shutdown" : "put");
    }

    /** Whether it has no operations for the person at the screen: a simple queue, or the tasks of a pool. */
    private boolean isSimple() {
        return !betweenProcesses && !type.is(Trait.JOINABLE);
    }
}
