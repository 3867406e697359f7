package dev.syncline.log.export;

import dev.syncline.log.ObjectInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which cells of an object a {@code read} or {@code wrote} is about. */
final class AccessedCells {
    /** Longer stretches of an array are not followed cell by cell. */
    private static final int MAX_CELLS = 64;

    private static final Pattern MEMORY = Pattern.compile("\\[(\\d+)(?::(\\d+))?] = .*", Pattern.DOTALL);
    private static final Pattern ENTRY = Pattern.compile("(\\[.+?]|\\.\\w+)(?: = .*)?", Pattern.DOTALL);
    private static final Pattern WRITTEN = Pattern.compile(" = (-?\\d{1,9})$");
    private static final Pattern GET = Pattern.compile("\\.get\\((.+?)(?:, .*)?\\)", Pattern.DOTALL);

    private AccessedCells() {}

    /**
     * The names of the cells; none if the event is about something else. A variable has one cell.
     *
     * @param request what a manager was asked for, for example {@code sold['tea'] = 3}
     * @param text the text of the event
     */
    static List<String> of(ObjectInfo object, String request, @Nullable String text) {
        return switch (object.type().family()) {
            case VARIABLE -> List.of("");
            case MEMORY -> ofMemory(text == null ? "" : text);
            case COLLECTION ->
                ofRequest(
                        request.startsWith(object.name())
                                ? request.substring(object.name().length())
                                : "");
            default -> List.of();
        };
    }

    /** The whole number that a request to a manager writes, for example 3 for {@code sold['tea'] = 3}; otherwise {@code other}. */
    static int value(String request, int other) {
        Matcher matcher = WRITTEN.matcher(request);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : other;
    }

    private static List<String> ofMemory(String text) {
        Matcher matcher = MEMORY.matcher(text);
        if (!matcher.matches()) {
            return List.of();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from + 1 : Integer.parseInt(matcher.group(2));
        return to - from > MAX_CELLS
                ? List.of()
                : IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private static List<String> ofRequest(String request) {
        Matcher entry = ENTRY.matcher(request);
        if (entry.matches()) {
            return List.of(entry.group(1));
        }
        Matcher get = GET.matcher(request);
        return get.matches() ? List.of("[" + get.group(1) + "]") : List.of();
    }
}
