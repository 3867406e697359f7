package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Python of this machine. */
final class Python {
    private static final Pattern PROMISE = Pattern.compile("^Prints: (.+)$", Pattern.MULTILINE);
    /** Why a twin was skipped. */
    static final String NOT_THERE = "The twins were not run: there is no python3 on the path, or it is older than 3.9.";

    /** What is started; the path of the interpreter itself once it is known, because what is on the path may be a script. */
    private static volatile String interpreter = "python3";

    private Python() {}

    /** Gives up the test, and says so, if there is no Python that can run a twin; {@code directory} is for its output. */
    static void assumeThere(Path directory) throws InterruptedException {
        boolean there = isThere(directory);
        if (!there) {
            System.out.println(NOT_THERE);
        }
        assumeTrue(there, NOT_THERE);
    }

    /** Starts Python with its output going to a file; a warning is an error. */
    static Process start(Path output, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(interpreter, "-u", "-W", "error");
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    /** What a program says, in its first lines, that it prints; an ellipsis stands for anything. */
    static Pattern promise(Path program) throws IOException {
        Matcher found = PROMISE.matcher(Files.readString(program));
        assertThat(found.find()).as("%s has a line 'Prints: …'", program).isTrue();
        String parts = Arrays.stream(found.group(1).split("…", -1))
                .map(part -> Pattern.quote(part.strip()))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(parts, Pattern.DOTALL);
    }

    /** Whether there is a Python that can run a twin; {@code directory} is for its output. */
    static boolean isThere(Path directory) throws InterruptedException {
        try {
            Path output = directory.resolve("version");
            String ask = "import sys; print(sys.executable); sys.exit(sys.version_info < (3, 9))";
            if (start(output, "-c", ask).waitFor() != 0) {
                return false;
            }
            interpreter = Files.readString(output).strip();
            return true;
        } catch (IOException notFound) {
            return false;
        }
    }
}
