package dev.syncline.process.pipe;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items under way in a pipe, or put into a queue and not yet taken, and the tasks of a queue that are not done. */
public final class InFlight {
    /** What {@link Kind#DONE} has as its value, on the way to here, if it is a join that was let through. */
    static final int JOINED = -1;

    private record Item(String words, int actor) {}

    /**
     * What an event comes to.
     *
     * @param number what it leaves: items, or tasks
     * @param cause who ended the wait that it ends, if there was one
     */
    public record State(int number, int cause) {}

    private final List<Item> items = new ArrayList<>();
    private int tasks;
    private int lastToTake = Actor.NOBODY;
    private int lastToFinish = Actor.NOBODY;
    private int lastToClose = Actor.NOBODY;

    private InFlight() {}

    /** What is under way in an object of this type; null if nothing ever is. */
    public static @Nullable InFlight of(String type) {
        boolean carries = type.endsWith("Pipe") || type.equals("ProcessQueue") || type.equals("JoinableQueue");
        return carries ? new InFlight() : null;
    }

    /** Whether an event of this kind is for {@link #next}. */
    public boolean counts(Kind kind) {
        return switch (kind) {
            case SENT, RECEIVED, PUT, TAKEN, DONE, CLOSED, RAISED -> true;
            default -> false;
        };
    }

    /** Takes the next event. */
    public State next(Kind kind, int actor, int value, String words) {
        return switch (kind) {
            case SENT, PUT -> {
                items.add(new Item(words, actor));
                tasks++;
                yield new State(items.size(), lastToTake);
            }
            case RECEIVED, TAKEN -> {
                lastToTake = actor;
                int cause = remove(words);
                yield new State(items.size(), cause);
            }
            case DONE -> {
                if (value == JOINED) {
                    yield new State(0, lastToFinish);
                }
                lastToFinish = actor;
                yield new State(--tasks, Actor.NOBODY);
            }
            case CLOSED -> {
                lastToClose = actor;
                yield new State(items.size(), Actor.NOBODY);
            }
            default -> new State(value, items.isEmpty() ? lastToClose : Actor.NOBODY);
        };
    }

    private int remove(String words) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).words().equals(words)) {
                return items.remove(i).actor();
            }
        }
        return Actor.NOBODY;
    }
}
