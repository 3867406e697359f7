package dev.syncline.process.os;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kernel says of all threads of some processes: whether they sleep, and how often each has given up its processor.
 *
 * @param areAsleep whether none of them runs or is about to; a thread that another one has just woken is no longer asleep
 * @param switches how often each thread, by its number, has given up its processor by itself
 */
public record ThreadStates(boolean areAsleep, Map<String, Long> switches) {
    private static final String STATE = "State:\t";
    private static final String SWITCHES = "\nvoluntary_ctxt_switches:\t";
    /** Asleep, stopped by a signal, or ended and not yet reaped. */
    private static final String ASLEEP = "STtZX";

    /** Looks at all threads of these processes, one after the other; a process that is gone has none. */
    public static ThreadStates of(Collection<Integer> processes) {
        Map<String, Long> switches = new HashMap<>();
        boolean asleep = true;
        for (int process : processes) {
            asleep &= look(Path.of("/proc", Integer.toString(process), "task"), switches);
        }
        return new ThreadStates(asleep, Map.copyOf(switches));
    }

    /**
     * Whether there was a moment at which all threads of these processes were asleep. So they will be until something from
     * outside wakes one of them, or its time has come.
     */
    public static boolean wereAsleepAtOnce(Collection<Integer> processes) {
        ThreadStates before = of(processes);
        return before.areAsleep && before.equals(of(processes));
    }

    /** Whether a thread of this process runs, or would if it were given a processor. */
    public static boolean isAwake(int process) {
        return !of(List.of(process)).areAsleep();
    }

    private static boolean look(Path tasks, Map<String, Long> switches) {
        boolean asleep = true;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                String status = Files.readString(thread.resolve("status"));
                asleep &= ASLEEP.indexOf(status.charAt(status.indexOf(STATE) + STATE.length())) >= 0;
                switches.put(thread.getFileName().toString(), number(status, SWITCHES));
            }
        } catch (IOException gone) {
            return !Files.exists(tasks); // a thread has just ended, unless the process has
        }
        return asleep;
    }

    private static long number(String status, String key) {
        int begin = status.indexOf(key) + key.length();
        return begin < key.length() ? 0 : Long.parseLong(status.substring(begin, status.indexOf('\n', begin)));
    }
}
