package dev.syncline.run.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Notices processes of a traced program that have ended without saying so, because they were killed. The parent of a process
 * knows it only when it joins the process, which may be never.
 *
 * <p>A process writes its last record before it ends, so it may be called killed when it has been dead for a while in which no
 * records came. Used by one thread.
 */
final class ChildWatch {
    private static final long PATIENCE = 500_000_000;
    private static final int SIGNAL_BITS = 0x7F;
    private static final int EXIT_CODE_FIELD = 49; // the 52nd of the line, from the state on, which is the third

    private final Map<Integer, Long> deadSince = new HashMap<>();

    /** A record came: look again from the beginning. */
    void restart() {
        deadSince.clear();
    }

    /** The signal that killed this process, if it was killed and said nothing for a while; {@code known} is 0 unless it is known already. */
    OptionalInt killedBy(int pid, int known, long nanos) {
        int signal = known > 0 ? known : signalOf(pid);
        if (signal <= 0) {
            return OptionalInt.empty();
        }
        long since = deadSince.computeIfAbsent(pid, unknown -> nanos);
        return nanos - since >= PATIENCE ? OptionalInt.of(signal) : OptionalInt.empty();
    }

    /** The signal that ended a process which nobody has joined yet; 0 if it lives, was joined, or ended by itself. */
    private static int signalOf(int pid) {
        try {
            String line = Files.readString(Path.of("/proc/%d/stat".formatted(pid)));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
            return fields[0].equals("Z") ? Integer.parseInt(fields[EXIT_CODE_FIELD]) & SIGNAL_BITS : 0;
        } catch (IOException | RuntimeException notThere) {
            return 0;
        }
    }
}
