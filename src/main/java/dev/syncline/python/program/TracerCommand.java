package dev.syncline.python.program;

import dev.syncline.process.os.Posix;
import dev.syncline.process.os.PrivateFiles;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command line of the tracer, out of the server's own files: {@code java -jar syncline.jar trace race.py}. */
public final class TracerCommand {
    /*
     * The script is a child of this process. Ctrl-C reaches both, and means what the script makes of it, so this one ignores it before
     * there is a script; Python, which inherits that, sets its own handler again. Any other signal that ends this process ends the
     * script, too.
     */

    private static final System.Logger LOGGER = System.getLogger(TracerCommand.class.getName());
    private static final Set<String> WORDS = Set.of("trace", "open");
    private static final String PYTHON = "python3";
    private static final int NOT_FOUND = 127;
    private static final String CODE =
            "import sys, _signal; _signal.signal(_signal.SIGINT, _signal.default_int_handler); directory = sys.argv.pop(1); sys.path.insert(0, directory);"
                    + " from syncline import command; sys.path.remove(directory); command.main(sys.argv[1:])";

    private TracerCommand() {}

    /** Whether {@code words} are for the tracer, and not for the server. */
    public static boolean isMeant(String... words) {
        return words.length > 0 && WORDS.contains(words[0]);
    }

    /**
     * Does what the words say, in the first {@code python3} on the path, and returns the exit status. What it leaves is removed at the end
     * of this process.
     *
     * @throws IOException if the tracer cannot be copied
     */
    public static int run(String... words) throws IOException, InterruptedException {
        Posix.ignoreInterrupts();
        Path directory = Files.createTempDirectory("syncline-");
        TracerFiles.copyTo(directory);
        List<String> command = new ArrayList<>(List.of(PYTHON, "-c", CODE, directory.toString()));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            PrivateFiles.removeTree(directory);
            LOGGER.log(Level.ERROR, "There is no python3 on the path.");
            return NOT_FOUND;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, directory), "End of the script"));
        return process.waitFor();
    }

    private static void end(Process process, Path directory) {
        process.destroy();
        try {
            process.waitFor();
            PrivateFiles.removeTree(directory);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "%s was not removed.".formatted(directory), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
