package dev.syncline.process.pipe;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items in flight in a pipe, or put into a queue and not yet taken, and the unfinished tasks of a queue. */
public final class InFlight {
    /** The value of {@link Kind#DONE}, before the event is completed, if it is the end of a join. */
    static final int JOINED = -1;

    private record Item(String text, int actor) {}

    /**
     * The state after an event.
     *
     * @param number the number of items or of tasks
     * @param cause the actor that ended the wait that ends with the event, if there was one
     */
    public record State(int number, int cause) {}

    private final List<Item> items = new ArrayList<>();
    private int tasks;
    private int lastConsumer = Actor.NOBODY;
    private int lastFinisher = Actor.NOBODY;
    private int lastCloser = Actor.NOBODY;

    private InFlight() {}

    /** The items in an object of this type, at first none; null if the type has no items. */
    public static @Nullable InFlight of(ObjectType type) {
        boolean hasItems = type.is(Family.PIPE) || (type.is(Family.QUEUE) && type.is(Trait.SHARED));
        return hasItems ? new InFlight() : null;
    }

    /** Whether an event of this kind is for {@link #next}. */
    public boolean counts(Kind kind) {
        return switch (kind) {
            case SENT, RECEIVED, PUT, TAKEN, DONE, CLOSED, RAISED -> true;
            default -> false;
        };
    }

    /** Takes the next event. */
    public State next(Kind kind, int actor, int value, String text) {
        return switch (kind) {
            case SENT, PUT -> {
                items.add(new Item(text, actor));
                tasks++;
                yield new State(items.size(), lastConsumer);
            }
            case RECEIVED, TAKEN -> {
                lastConsumer = actor;
                int cause = remove(text);
                yield new State(items.size(), cause);
            }
            case DONE -> {
                if (value == JOINED) {
                    yield new State(0, lastFinisher);
                }
                lastFinisher = actor;
                yield new State(--tasks, Actor.NOBODY);
            }
            case CLOSED -> {
                lastCloser = actor;
                yield new State(items.size(), Actor.NOBODY);
            }
            default -> new State(value, items.isEmpty() ? lastCloser : Actor.NOBODY);
        };
    }

    /** The receiver may see an item otherwise than its sender, as bytes for example: then it is the first one. */
    private int remove(String text) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).text().equals(text)) {
                return items.remove(i).actor();
            }
        }
        return items.isEmpty() ? Actor.NOBODY : items.remove(0).actor();
    }
}
