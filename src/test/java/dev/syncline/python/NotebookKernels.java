package dev.syncline.python;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds an interpreter that has a kernel for notebooks, and what drives it. */
public final class NotebookKernels {
    /** Why a test is skipped. */
    public static final String ABSENT =
            "no CPython from 3.9 on with ipykernel and jupyter_client was found on this machine";

    private static final Path OF_THE_SYSTEM = Path.of("/usr/bin/python3");
    private static final String QUESTION = "import ipykernel, jupyter_client, sys; sys.exit(sys.version_info < (3, 9))";

    private NotebookKernels() {}

    /** The path of one; empty if there is none. */
    public static Optional<Path> interpreter() {
        List<Interpreter> known = new Interpreters(List.of()).all();
        return Stream.concat(Stream.of(OF_THE_SYSTEM), known.stream().map(Interpreter::path))
                .filter(NotebookKernels::hasKernel)
                .findFirst();
    }

    private static boolean hasKernel(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "-c", QUESTION)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
