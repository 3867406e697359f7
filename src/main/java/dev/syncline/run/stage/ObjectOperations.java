package dev.syncline.run.stage;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operations of one object that a user may do from outside. */
public final class ObjectOperations {
    private static final int MAX_ITEM_LENGTH = 100;

    private final Map<String, Function<@Nullable Object, Callable<Optional<Object>>>> byName = new TreeMap<>();

    /** Has no operation, yet. */
    ObjectOperations() {}

    /** Adds an operation without argument and answer. */
    ObjectOperations does(String name, Runnable operation) {
        byName.put(name, argument -> {
            refuse(argument);
            return silent(operation);
        });
        return this;
    }

    /** Adds an operation that has an answer. */
    ObjectOperations asks(String name, Supplier<Object> question) {
        byName.put(name, argument -> {
            refuse(argument);
            return () -> Optional.of(question.get());
        });
        return this;
    }

    /** Adds an operation that takes a text that is not empty. */
    ObjectOperations takesItem(String name, Consumer<String> operation) {
        byName.put(name, argument -> {
            String item = argument == null ? "" : argument.toString();
            if (item.isEmpty() || item.length() > MAX_ITEM_LENGTH) {
                throw new IllegalArgumentException(
                        "'%s' takes the item as its argument, 1 to %d characters.".formatted(name, MAX_ITEM_LENGTH));
            }
            return silent(() -> operation.accept(item));
        });
        return this;
    }

    /** Adds an operation that takes how many permits to give back, 1 if it is not said. */
    ObjectOperations takesPermits(String name, IntConsumer operation) {
        byName.put(name, argument -> {
            int permits = argument == null ? 1 : wholeNumber(name, argument);
            return silent(() -> operation.accept(permits));
        });
        return this;
    }

    /**
     * Prepares one operation, to be called by the actor that does it.
     *
     * @param object the name of the object
     * @throws UnsupportedOperationException if the object has no such operation; the message names those it has
     * @throws IllegalArgumentException if the argument does not fit
     */
    public Callable<Optional<Object>> prepare(String object, String operation, @Nullable Object argument) {
        var found = byName.get(operation);
        if (found == null) {
            throw new UnsupportedOperationException("'%s' has no operation '%s'; it has: %s."
                    .formatted(object, operation, String.join(", ", byName.keySet())));
        }
        return found.apply(argument);
    }

    private static Callable<Optional<Object>> silent(Runnable operation) {
        return () -> {
            operation.run();
            return Optional.empty();
        };
    }

    private static void refuse(@Nullable Object argument) {
        if (argument != null) {
            throw new IllegalArgumentException("This operation takes no argument.");
        }
    }

    private static int wholeNumber(String name, Object argument) {
        try {
            return Integer.parseInt(argument.toString().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' takes a whole number: how many permits to give back.".formatted(name), e);
        }
    }
}
