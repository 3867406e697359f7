package dev.syncline.python.interpreter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an executable which Python it is. */
final class InterpreterProbe {
    private static final String QUESTION =
            "import sys; print(sys.implementation.name, '.'.join(map(str, sys.version_info[:3])),"
                    + " int(getattr(sys, '_is_gil_enabled', lambda: True)()))";
    private static final Pattern ANSWER = Pattern.compile("cpython (3\\.\\d+\\.\\d+) ([01])\\s*");
    private static final int MAX_ANSWER = 200;
    private static final int PATIENCE_SECONDS = 20;

    private InterpreterProbe() {}

    /** What it is; empty if it does not answer, or is no CPython. */
    static Optional<Interpreter> ask(Path executable) {
        ProcessBuilder command = new ProcessBuilder(executable.toString(), "-I", "-S", "-c", QUESTION)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process process = command.start();
            try {
                // the answer is shorter than the buffer of a pipe, so the process never waits for its reader
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        ? read(executable, answerOf(process))
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException noProgram) {
            return Optional.empty();
        } catch (InterruptedException leave) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String answerOf(Process process) throws IOException {
        return new String(process.getInputStream().readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
    }

    private static Optional<Interpreter> read(Path executable, String answer) {
        Matcher parts = ANSWER.matcher(answer);
        return parts.matches()
                ? Optional.of(new Interpreter(
                        executable, parts.group(1), parts.group(2).equals("1")))
                : Optional.empty();
    }
}
