package dev.syncline.run.untraced;

import dev.syncline.python.program.UntracedProgram.Ended;
import java.util.List;

/**
 * What can be seen of a program when it is over.
 *
 * @param line the last line that it printed; empty if there is none, or it was still running
 * @param ending how it ended if not by itself and with success, as a sentence; otherwise empty
 */
public record Result(String line, String ending) {
    /** Longer lines are cut. */
    private static final int MAX_LENGTH = 200;

    private static final int KILLED = 128;

    /** What is seen of a program that ended so, when it was given {@code seconds}. */
    static Result of(Ended ended, long seconds) {
        if (ended.isLate()) {
            return new Result("", "It was still running after %d seconds.".formatted(seconds));
        }
        return new Result(lastLine(ended.output()), ending(ended));
    }

    private static String ending(Ended ended) {
        int status = ended.status();
        if (status == 0) {
            return "";
        }
        if (status > KILLED) {
            return "It was ended by signal %d.".formatted(status - KILLED);
        }
        String error = lastLine(ended.errors());
        return error.isEmpty()
                ? "It ended with status %d.".formatted(status)
                : "It ended with status %d: %s".formatted(status, error);
    }

    /** The last line of a text that is not blank, cut to what a screen can show. */
    static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : cut(lines.get(lines.size() - 1).strip());
    }

    private static String cut(String line) {
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "…";
    }
}
