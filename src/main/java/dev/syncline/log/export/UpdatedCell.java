package dev.syncline.log.export;

import dev.syncline.log.ObjectInfo;
import dev.syncline.log.export.LostUpdates.Overwrite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One value that actors read and write. */
final class UpdatedCell {
    /*
     * An actor knows the values that it has read since its last write, or else what it wrote itself. What it writes is
     * usually computed from the newest of them. But one that looks again before it writes may still compute from what it
     * read before: so it is the newest to which the write would add what was added before, if there is any.
     */
    private static final int MAX_KNOWN = 4;

    private final Map<Integer, Known> known = new HashMap<>();
    private final Set<Integer> added = new HashSet<>(); // one amount, and perhaps as much less
    private Write current;

    private record Write(long seq, long depth, int value) {}

    private static final class Known {
        final Deque<Write> newestFirst = new ArrayDeque<>();
        boolean isOwn;
    }

    /** A cell of this object, which nobody has written yet. */
    UpdatedCell(ObjectInfo object) {
        current =
                new Write(-1, 0, object.attributes().get("initial") instanceof Number initial ? initial.intValue() : 0);
    }

    /** An actor reads the value. */
    void read(int actor) {
        Known all = known.computeIfAbsent(actor, first -> new Known());
        if (all.isOwn) {
            all.newestFirst.clear();
            all.isOwn = false;
        }
        if (!current.equals(all.newestFirst.peekFirst())) {
            all.newestFirst.addFirst(current);
        }
        if (all.newestFirst.size() > MAX_KNOWN) {
            all.newestFirst.removeLast();
        }
    }

    /** An actor writes a value; what it overwrites unseen, or null if it does not. */
    @Nullable
    Overwrite write(int actor, long seq, int value) {
        Known all = known.get(actor);
        Write before = current;
        if (all == null) {
            current = new Write(seq, 1, value);
            return null;
        }
        Write basis = basis(all, value);
        current = new Write(seq, basis.depth() + 1, value);
        all.newestFirst.clear();
        all.newestFirst.addFirst(current);
        all.isOwn = true;
        learn(value - basis.value());
        return basis.equals(before) ? null : new Overwrite(before.seq(), before.depth() - basis.depth());
    }

    private Write basis(Known all, int value) {
        for (Iterator<Write> each = all.newestFirst.iterator(); each.hasNext(); ) {
            Write one = each.next();
            if (added.contains(value - one.value())) {
                return one;
            }
        }
        return all.newestFirst.getFirst();
    }

    private void learn(int more) {
        if (more != 0 && (added.isEmpty() || added.contains(-more))) {
            added.add(more);
        }
    }
}
