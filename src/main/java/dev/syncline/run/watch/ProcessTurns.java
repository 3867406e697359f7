package dev.syncline.run.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells from the files of Linux whether a process has something to do. Where there are no such files, no process has. */
public final class ProcessTurns {
    private static final char RUNNABLE = 'R';

    private ProcessTurns() {}

    /**
     * Whether one of the threads of the process is running, or would, if it were given a processor.
     *
     * @param process its id
     */
    public static boolean isRunnable(int process) {
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", Integer.toString(process), "task"))) {
            for (Path thread : threads) {
                if (state(thread) == RUNNABLE) {
                    return true;
                }
            }
        } catch (IOException noSuchProcess) {
            return false;
        }
        return false;
    }

    /** The letter that follows the name, which is in parentheses and may contain some (see the manual, proc(5)). */
    private static char state(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
