package dev.syncline.web.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one version of a program has that another has not, as a title of a few words. */
final class ChangedLines {
    private static final int MAX_LENGTH = 60;

    private static final int MAX_LINES = 20;

    /** A line is shown from here on before its first difference. */
    private static final int CONTEXT = 16;

    /** As many pairs of lines are compared at most; of longer changes only the first and the last line are looked at. */
    private static final long MAX_PAIRS = 4_000_000;

    private ChangedLines() {}

    /**
     * The lines that only {@code mine} has, like {@code with lock: · counter += 1}; if it only lacks some, those, after {@code without}; empty
     * if the two are the same but for blank lines. Of a long line the beginning is left out that a line of the other has, too.
     */
    static String of(String mine, String theirs) {
        List<String> before = lines(theirs);
        List<String> after = lines(mine);
        List<String> own = missing(after, before).stream().limit(MAX_LINES).toList();
        List<String> others = missing(before, after).stream().limit(MAX_LINES).toList();
        if (own.isEmpty()) {
            return others.isEmpty() ? "" : cut("without " + joined(others));
        }
        return cut(joined(own.stream().map(line -> fromChange(line, others)).toList()));
    }

    private static String fromChange(String line, List<String> others) {
        int same = others.stream().mapToInt(other -> common(line, other)).max().orElse(0);
        return same <= 2 * CONTEXT ? line : "…" + line.substring(same - CONTEXT);
    }

    private static int common(String one, String other) {
        int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return mismatch < 0 ? one.length() : mismatch;
    }

    private static String joined(List<String> lines) {
        return String.join(" · ", lines.stream().map(String::strip).toList());
    }

    private static String cut(String words) {
        return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH - 1) + "…";
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The lines of {@code some} that are not part of the longest common subsequence of both. */
    private static List<String> missing(List<String> some, List<String> others) {
        int begin = 0;
        int end = some.size();
        int otherEnd = others.size();
        while (begin < end && begin < otherEnd && some.get(begin).equals(others.get(begin))) {
            begin++;
        }
        while (end > begin && otherEnd > begin && some.get(end - 1).equals(others.get(otherEnd - 1))) {
            end--;
            otherEnd--;
        }
        List<String> mine = some.subList(begin, end);
        List<String> theirs = others.subList(begin, otherEnd);
        return (long) mine.size() * theirs.size() > MAX_PAIRS ? mine : withoutCommon(mine, theirs);
    }

    private static List<String> withoutCommon(List<String> mine, List<String> theirs) {
        int[][] common = new int[mine.size() + 1][theirs.size() + 1]; // the length of what is common from here on
        for (int i = mine.size() - 1; i >= 0; i--) {
            for (int k = theirs.size() - 1; k >= 0; k--) {
                common[i][k] = mine.get(i).equals(theirs.get(k))
                        ? common[i + 1][k + 1] + 1
                        : Math.max(common[i + 1][k], common[i][k + 1]);
            }
        }
        List<String> own = new ArrayList<>();
        int k = 0;
        for (int i = 0; i < mine.size(); i++) {
            while (k < theirs.size() && !mine.get(i).equals(theirs.get(k)) && common[i][k + 1] == common[i][k]) {
                k++;
            }
            if (k < theirs.size() && mine.get(i).equals(theirs.get(k))) {
                k++;
            } else {
                own.add(mine.get(i));
            }
        }
        return own;
    }
}
