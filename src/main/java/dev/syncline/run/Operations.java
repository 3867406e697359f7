package dev.syncline.run;

import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.Semaphore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operations that a person may do on an object from outside, by the type of the object. */
final class Operations {
    private static final int LONGEST_ITEM = 100;

    /** Turns the argument that came with a request into the call to make; refuses one that does not fit. */
    private interface Operation extends Function<@Nullable Object, Callable<Optional<Object>>> {}

    private Operations() {}

    /**
     * Prepares one operation, to be called by the actor who does it.
     *
     * @param name the name of the object
     * @throws UnsupportedOperationException if the object has no such operation; the message names those it has
     * @throws IllegalArgumentException if the argument does not fit
     */
    static Callable<Optional<Object>> prepare(Object object, String name, String operation, @Nullable Object argument) {
        Map<String, Operation> known = of(object);
        Operation found = known.get(operation);
        if (found == null) {
            throw new UnsupportedOperationException("'%s' has no operation '%s'; it has: %s."
                    .formatted(name, operation, String.join(", ", known.keySet())));
        }
        return found.apply(argument);
    }

    private static Map<String, Operation> of(Object object) {
        Map<String, Operation> known = new TreeMap<>();
        if (object instanceof Lock lock) {
            known.put("acquire", plain(lock::acquire));
            known.put("release", plain(lock::release));
        } else if (object instanceof RLock lock) {
            known.put("acquire", plain(lock::acquire));
            known.put("release", plain(lock::release));
        } else if (object instanceof Semaphore semaphore) {
            known.put("acquire", plain(semaphore::acquire));
            known.put("release", argument -> {
                int permits = argument == null ? 1 : wholeNumber(argument);
                return plain(() -> semaphore.release(permits)).apply(null);
            });
        } else if (object instanceof Event event) {
            known.put("set", plain(event::set));
            known.put("clear", plain(event::clear));
            known.put("isSet", asking(event::isSet));
        } else if (object instanceof Queue<?> queue) {
            @SuppressWarnings("unchecked") // a queue that a person may put into holds text, as Stage.queue says
            Queue<String> texts = (Queue<String>) queue;
            known.put("put", argument -> {
                String item = item(argument);
                return plain(() -> texts.put(item)).apply(null);
            });
            known.put("get", asking(texts::get));
            known.put("taskDone", plain(texts::taskDone));
            known.put("size", asking(texts::size));
        }
        return known;
    }

    private static Operation plain(Runnable operation) {
        return answering(() -> {
            operation.run();
            return Optional.empty();
        });
    }

    private static Operation asking(Supplier<Object> question) {
        return answering(() -> Optional.of(question.get()));
    }

    private static Operation answering(Callable<Optional<Object>> operation) {
        return argument -> {
            if (argument != null) {
                throw new IllegalArgumentException("This operation takes no argument.");
            }
            return operation;
        };
    }

    private static String item(@Nullable Object argument) {
        String item = argument == null ? "" : argument.toString();
        if (item.isEmpty() || item.length() > LONGEST_ITEM) {
            throw new IllegalArgumentException(
                    "'put' takes the item as its argument, 1 to %d characters.".formatted(LONGEST_ITEM));
        }
        return item;
    }

    private static int wholeNumber(Object argument) {
        try {
            return Integer.parseInt(argument.toString().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'release' takes a whole number: how many permits to give back.", e);
        }
    }
}
