package dev.syncline.run.python;

import dev.syncline.trace.Family;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a user may do on the objects of a traced program: the methods of Python, by the names that they have on the screen. */
final class ProgramOperations {
    private static final int MAX_ITEM_LENGTH = 100;

    private enum Argument {
        NONE,
        ITEM,
        PERMITS
    }

    /** A method of Python. */
    private record Method(String name, Argument argument) {
        static Method of(String name) {
            return new Method(name, Argument.NONE);
        }
    }

    /** A call of a method. */
    record Call(String method, List<Object> arguments) {}

    private static final Map<Family, Map<String, Method>> BY_FAMILY = Map.of(
            Family.LOCK, Map.of("acquire", Method.of("acquire"), "release", Method.of("release")),
            Family.SEMAPHORE,
                    Map.of("acquire", Method.of("acquire"), "release", new Method("release", Argument.PERMITS)),
            Family.EVENT,
                    Map.of(
                            "set", Method.of("set"),
                            "clear", Method.of("clear"),
                            "isSet", Method.of("is_set"),
                            "await", Method.of("wait")),
            Family.CONDITION,
                    Map.of(
                            "await", Method.of("wait"),
                            "notify", Method.of("notify"),
                            "notifyAll", Method.of("notify_all")),
            Family.BARRIER,
                    Map.of("await", Method.of("wait"), "abort", Method.of("abort"), "reset", Method.of("reset")),
            Family.QUEUE,
                    Map.of(
                            "put", new Method("put", Argument.ITEM),
                            "get", Method.of("get"),
                            "taskDone", Method.of("task_done"),
                            "shutdown", Method.of("shutdown"),
                            "size", Method.of("qsize")),
            Family.TIMER, Map.of("cancel", Method.of("cancel")));

    private ProgramOperations() {}

    /**
     * The call that does an operation on an object.
     *
     * @param object its name
     * @throws UnsupportedOperationException if objects of this family have no such operation; the message names those they have
     * @throws IllegalArgumentException if the argument does not fit
     */
    static Call prepare(String object, Family family, String operation, @Nullable Object argument) {
        Map<String, Method> methods = new TreeMap<>(BY_FAMILY.getOrDefault(family, Map.of()));
        Method method = methods.get(operation);
        if (method == null) {
            throw new UnsupportedOperationException("'%s' has no operation '%s'; it has: %s."
                    .formatted(object, operation, String.join(", ", methods.keySet())));
        }
        return new Call(method.name, arguments(operation, method.argument, argument));
    }

    private static List<Object> arguments(String operation, Argument kind, @Nullable Object argument) {
        return switch (kind) {
            case NONE -> {
                if (argument != null) {
                    throw new IllegalArgumentException("This operation takes no argument.");
                }
                yield List.of();
            }
            case ITEM -> {
                String item = argument == null ? "" : argument.toString();
                if (item.isEmpty() || item.length() > MAX_ITEM_LENGTH) {
                    throw new IllegalArgumentException("'%s' takes the item as its argument, 1 to %d characters."
                            .formatted(operation, MAX_ITEM_LENGTH));
                }
                yield List.of(item);
            }
            case PERMITS -> argument == null ? List.of() : List.of(permits(operation, argument));
        };
    }

    private static int permits(String operation, Object argument) {
        try {
            return Integer.parseInt(argument.toString().strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' takes a whole number: how many permits to give back.".formatted(operation), e);
        }
    }
}
