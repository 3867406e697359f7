package dev.syncline.catalog.miniature;

import dev.syncline.catalog.miniature.MiniatureRow.Change;
import dev.syncline.catalog.miniature.MiniatureRow.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Draws rows as a small picture: a path for each state, coloured by the page that it stands in. */
final class MiniatureDrawing {
    /** The size of every picture, in its own units. */
    static final int WIDTH = 480;

    static final int HEIGHT = 120;

    private static final int MAX_ROWS = 10;
    private static final int MAX_PITCH = 34;
    private static final int BARS_A_ROW = 16;
    private static final int NARROW = 4;
    private static final int MARGIN = 2;

    private final List<MiniatureRow> rows;
    private final int pitch;
    private final int top;

    /** Draws these rows, or as many as there is room for. */
    MiniatureDrawing(List<MiniatureRow> all) {
        int count = Math.min(all.size(), MAX_ROWS);
        rows = IntStream.range(0, count)
                .mapToObj(i -> all.get(i * all.size() / count))
                .toList();
        pitch = Math.min(MAX_PITCH, (HEIGHT - 2 * MARGIN) / Math.max(1, count));
        top = (HEIGHT - pitch * count) / 2;
    }

    /**
     * A bar of a row.
     *
     * @param x0 where it begins
     * @param x1 where it ends
     * @param state its state, never NONE
     */
    private record Bar(int x0, int x1, State state) {}

    /**
     * The picture of a run that lasted {@code end} nanoseconds: of all of it, or of so much of its beginning that one bar
     * can be told from the next; of its end if that is a deadlock.
     */
    String draw(String scenario, long end) {
        boolean atEnd = rows.stream().anyMatch(MiniatureDrawing::endsInDeadlock);
        double width = end;
        while (width > 1 && bars(atEnd ? end - width : 0, width) > BARS_A_ROW * rows.size()) {
            width *= 0.9;
        }
        double from = atEnd ? end - width : 0;
        Map<State, StringBuilder> paths = new EnumMap<>(State.class);
        for (int row = 0; row < rows.size(); row++) {
            for (Bar bar : barsOf(rows.get(row), from, width)) {
                paths.computeIfAbsent(bar.state(), state -> new StringBuilder()).append(path(bar, row));
            }
        }
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"miniature\" data-of=\"%s\"".formatted(scenario));
        svg.append(" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">\n".formatted(WIDTH, HEIGHT));
        paths.forEach((state, path) -> svg.append(
                "<path class=\"st-%s\" d=\"%s\"/>\n".formatted(state.name().toLowerCase(Locale.ROOT), path)));
        return svg.append("</svg>\n").toString();
    }

    private static boolean endsInDeadlock(MiniatureRow row) {
        return row.changes().stream().anyMatch(change -> change.state() == State.DEADLOCK);
    }

    private int bars(double from, double width) {
        return rows.stream().mapToInt(row -> barsOf(row, from, width).size()).sum();
    }

    /** The bars between two moments: each column belongs to the change that fills most of it, none to just one. */
    private static List<Bar> barsOf(MiniatureRow row, double from, double width) {
        List<Bar> bars = new ArrayList<>();
        int[] columns = columns(row.changes(), from, width / WIDTH);
        int end;
        for (int x = 0; x < WIDTH; x = end) {
            end = x + 1;
            while (end < WIDTH && columns[end] == columns[x]) {
                end++;
            }
            State state =
                    columns[x] < 0 ? State.NONE : row.changes().get(columns[x]).state();
            if (state != State.NONE && end - x > 1) {
                add(bars, new Bar(x, end, state));
            }
        }
        return bars;
    }

    /** Adds a bar, or lengthens the last one if it is of the same state and one of the two is too narrow to be told. */
    private static void add(List<Bar> bars, Bar bar) {
        Bar last = bars.isEmpty() ? bar : bars.get(bars.size() - 1);
        boolean narrow = Math.min(last.x1() - last.x0(), bar.x1() - bar.x0()) < NARROW;
        if (narrow && last.x1() == bar.x0() && last.state() == bar.state()) {
            bars.set(bars.size() - 1, new Bar(last.x0(), bar.x1(), bar.state()));
        } else {
            bars.add(bar);
        }
    }

    /** For each column, {@code step} nanoseconds wide, the number of the change that fills most of it, or -1. */
    private static int[] columns(List<Change> changes, double from, double step) {
        int[] columns = new int[WIDTH];
        int first = 0;
        for (int x = 0; x < WIDTH; x++) {
            double begin = from + x * step;
            while (first + 1 < changes.size() && changes.get(first + 1).t() <= begin) {
                first++;
            }
            columns[x] = -1;
            double most = 0;
            for (int i = first; i < changes.size() && changes.get(i).t() < begin + step; i++) {
                double until = i + 1 < changes.size() ? changes.get(i + 1).t() : begin + step;
                double time = Math.min(until, begin + step)
                        - Math.max((double) changes.get(i).t(), begin);
                if (time > most) {
                    most = time;
                    columns[x] = i;
                }
            }
        }
        return columns;
    }

    /** A bar is as tall as on the timeline, and ends a little before the next one begins. */
    private String path(Bar bar, int row) {
        int full = pitch * 3 / 4;
        int height = Math.max(2, Math.round(full * share(bar.state())));
        int y = top + row * pitch + (pitch - height) / 2;
        int width = bar.x1() - bar.x0();
        int seen = width >= NARROW && bar.x1() < WIDTH ? width - 1 : width;
        return "M%d %dh%dv%dh-%dz".formatted(bar.x0(), y, seen, height, seen);
    }

    private static float share(State state) {
        return switch (state) {
            case WAITING, BLOCKED -> 0.64f;
            case SLEEPING -> 0.3f;
            default -> 1;
        };
    }
}
