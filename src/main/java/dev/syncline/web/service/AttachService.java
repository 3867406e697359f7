package dev.syncline.web.service;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.ForeignProgram;
import dev.syncline.web.problem.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Begins the runs of programs that were started elsewhere. */
@Component
public final class AttachService {
    private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}t?");

    private final RunRegistry runs;

    /**
     * A run that has begun, and what the program needs to be traced.
     *
     * @param run the id of the run
     * @param directory the run directory, see {@code docs/cpython.md}
     * @param page the path of the page of the run
     */
    public record Attached(String run, String directory, String page) {}

    /** Begins them in {@code runs}. */
    AttachService(RunRegistry runs) {
        this.runs = runs;
    }

    /**
     * Begins the run of a program.
     *
     * @throws RequestException with 400 if there can be no such program, 403 if it belongs to another user, who cannot enter the run
     *     directory, 503 if the operating system refuses what the run needs
     */
    public Attached attach(ForeignProgram program) {
        check(program);
        AtomicReference<Path> directory = new AtomicReference<>();
        try {
            Run run = runs.attach(program, directory::set);
            return new Attached(run.id(), String.valueOf(directory.get()), "/runs/" + run.id());
        } catch (IOException | UncheckedIOException e) {
            throw RequestException.with(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "server",
                    "The program could not be attached: %s.".formatted(e.getMessage()));
        }
    }

    private static void check(ForeignProgram program) {
        ProcessHandle process = ProcessHandle.of(program.pid())
                .orElseThrow(() -> RequestException.value(
                        "pid", "There is no process %d on this machine.".formatted(program.pid())));
        if (isOfAnotherUser(process)) {
            throw RequestException.with(
                    HttpStatus.FORBIDDEN,
                    "pid",
                    "The process %d belongs to another user than the server.".formatted(program.pid()));
        }
        if (!VERSION.matcher(program.python()).matches()) {
            throw RequestException.value("python", "The field 'python' takes a version such as 3.13.0.");
        }
        try {
            Path unused = Path.of(program.script());
        } catch (InvalidPathException e) {
            throw RequestException.value("script", "The field 'script' takes the path of a file.");
        }
    }

    /** An unknown user may be the same one: not every system tells. */
    private static boolean isOfAnotherUser(ProcessHandle process) {
        Optional<String> own = ProcessHandle.current().info().user();
        Optional<String> other = process.info().user();
        return own.isPresent() && other.isPresent() && !own.equals(other);
    }
}
