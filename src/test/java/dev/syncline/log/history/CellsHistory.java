package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shared memory of one cell or many: a read sees the last write; a block of memory can be opened from its creation
 * until it is unlinked.
 *
 * <p>An actor that is killed between the event of a write and the write itself leaves the cell as it was. So a read may
 * see the value before, if the last writer is dead.
 */
final class CellsHistory extends ObjectHistory {
    private static final Pattern ONE = Pattern.compile("\\[(\\d+)] = (.*)", Pattern.DOTALL);
    private static final Pattern SOME = Pattern.compile("\\[(\\d+):(\\d+)] = (.*)");

    private record Cell(@Nullable String value, @Nullable String before, int author) {}

    private final @Nullable String untouched;
    private final boolean isOne;
    private final Map<Integer, Cell> cells = new HashMap<>();
    private final Set<Integer> suspects = new HashSet<>();
    private boolean unlinked;
    private int unlinker;
    private int blocks;

    /** Begins with this in every cell, or with any values if it is null. */
    CellsHistory(@Nullable String untouched) {
        this(untouched, false);
    }

    private CellsHistory(@Nullable String untouched, boolean isOne) {
        this.untouched = untouched;
        this.isOne = isOne;
    }

    /** One value, which begins with this; only a whole number is known, any other value is a text when it is used. */
    static CellsHistory ofOne(@Nullable Object initial) {
        return new CellsHistory(initial == null ? null : String.valueOf(initial), true);
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        String text = event.text();
        String said = isOne || text == null ? "[0] = " + (text == null ? event.value() : text) : text;
        return switch (event.kind()) {
            case WROTE, READ -> said.startsWith("[") ? cells(event.kind(), event.actor(), said) : block(event.kind());
            case CLOSED -> said.equals("unlinked") ? unlink(event.actor()) : null;
            case RAISED -> null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return false;
    }

    @Override
    @Nullable
    Integer suspect() {
        Integer one = suspects.isEmpty() ? null : suspects.iterator().next();
        suspects.remove(one);
        return one;
    }

    private @Nullable String block(Kind kind) {
        if (kind == Kind.WROTE) {
            if (blocks > 0 && !unlinked) {
                return "there is a block of this name";
            }
            blocks++;
            unlinked = false;
            cells.clear();
        } else if (unlinked) {
            unlinked = false;
            suspects.add(unlinker);
        }
        return null;
    }

    private @Nullable String unlink(int actor) {
        if (unlinked) {
            suspects.add(unlinker);
        }
        unlinked = true;
        unlinker = actor;
        return null;
    }

    private @Nullable String cells(Kind kind, int actor, String text) {
        Matcher one = ONE.matcher(text);
        Matcher some = SOME.matcher(text);
        if (one.matches()) {
            return cell(kind, actor, Integer.parseInt(one.group(1)), one.group(2));
        }
        if (!some.matches()) {
            return "that is no access";
        }
        int from = Integer.parseInt(some.group(1));
        int to = Integer.parseInt(some.group(2));
        List<String> values = new ArrayList<>(List.of(some.group(3).split(", ")));
        values.removeIf(String::isEmpty);
        String complaint = null;
        for (int i = from; i < to; i++) {
            if (i - from < values.size() && !values.get(i - from).equals("…")) {
                String wrong = cell(kind, actor, i, values.get(i - from));
                complaint = complaint == null ? wrong : complaint;
            } else if (kind == Kind.WROTE) {
                cells.put(i, new Cell(null, null, -1)); // the value written there is not recorded
            }
        }
        return complaint;
    }

    private @Nullable String cell(Kind kind, int actor, int at, String value) {
        if (blocks > 1) {
            return null; // there are several of this name, and it is not recorded which one this is
        }
        Cell now = cells.getOrDefault(at, new Cell(untouched, untouched, -1));
        if (kind == Kind.WROTE) {
            cells.put(at, new Cell(value, now.value, actor));
        } else if (now.value == null) {
            cells.put(at, new Cell(value, value, -1));
        } else if (!now.value.equals(value)) {
            boolean canBe = now.author >= 0 && (now.before == null || now.before.equals(value));
            if (!canBe) {
                return "[%d] is %s".formatted(at, now.value);
            }
            suspects.add(now.author);
            cells.put(at, new Cell(value, value, -1));
        }
        return null;
    }
}
