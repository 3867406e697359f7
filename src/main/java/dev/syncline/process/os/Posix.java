package dev.syncline.process.os;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The system calls that the primitives between processes are built on; Linux and macOS. */
public final class Posix {
    static final int EINTR = 4;
    static final int ENOENT = 2;
    static final int EAGAIN = Platform.isMac() ? 35 : 11;
    static final int EEXIST = 17;

    private static final int O_CREAT = Platform.isMac() ? 0x200 : 0x40;
    private static final int O_EXCL = Platform.isMac() ? 0x800 : 0x80;
    private static final int SIGINT = 2;
    private static final long IGNORE = 1;
    private static final int OWNER_ONLY = 0600;

    /** The functions with a fixed number of arguments, bound directly. */
    private static final class Direct {
        static {
            Native.register(Direct.class, NativeLibrary.getProcess());
        }

        static native int sem_wait(Pointer semaphore);

        static native int sem_trywait(Pointer semaphore);

        static native int sem_post(Pointer semaphore);

        static native int sem_close(Pointer semaphore);

        static native int sem_unlink(String name);

        static native int sem_getvalue(Pointer semaphore, IntByReference value);

        static native int kill(int pid, int signal);

        static native int mkfifo(String path, int mode);

        static native String strerror(int error);

        static native Pointer signal(int signal, Pointer handler);
    }

    private Posix() {}

    /**
     * Creates a named semaphore.
     *
     * @throws IOException if there is one of this name, or it cannot be created
     */
    public static Pointer semCreate(String name, int value) throws IOException {
        return semOpen(name, O_CREAT | O_EXCL, OWNER_ONLY, value);
    }

    /**
     * Opens the named semaphore that another process has created.
     *
     * @throws IOException if there is none
     */
    public static Pointer semOpen(String name) throws IOException {
        return semOpen(name, 0);
    }

    /** Takes a permit, waiting in the kernel; apart from a release, only the end of the process ends the wait. */
    public static void semWait(Pointer semaphore) {
        while (Direct.sem_wait(semaphore) != 0) {
            int error = Native.getLastError();
            if (error != EINTR) {
                throw new IllegalStateException("sem_wait failed with error " + error);
            }
        }
    }

    /** Takes a permit if there is one now; returns whether it did. */
    public static boolean semTryWait(Pointer semaphore) {
        while (Direct.sem_trywait(semaphore) != 0) {
            int error = Native.getLastError();
            if (error == EAGAIN) {
                return false;
            }
            if (error != EINTR) {
                throw new IllegalStateException("sem_trywait failed with error " + error);
            }
        }
        return true;
    }

    /** Releases a permit. */
    public static void semPost(Pointer semaphore) {
        if (Direct.sem_post(semaphore) != 0) {
            throw new IllegalStateException("sem_post failed with error " + Native.getLastError());
        }
    }

    /** How many permits there are; always 0 on macOS, which does not tell. */
    public static int semValue(Pointer semaphore) {
        IntByReference value = new IntByReference();
        return Direct.sem_getvalue(semaphore, value) == 0 ? value.getValue() : 0;
    }

    /**
     * Restores the default action of SIGINT, which ends this process. A server that a script started in the background
     * ignores SIGINT, and its child processes inherit that.
     */
    public static void restoreInterruptDefault() {
        Direct.signal(SIGINT, Pointer.NULL);
    }

    /** Lets this process ignore SIGINT, which a terminal sends to all processes in the foreground; those that it starts later, too. */
    public static void ignoreInterrupts() {
        Direct.signal(SIGINT, Pointer.createConstant(IGNORE));
    }

    /** Sends SIGINT to a process, as Control-C does. */
    public static void interrupt(long pid) {
        Direct.kill((int) pid, SIGINT);
    }

    /**
     * Sends a signal to a process.
     *
     * @throws IllegalArgumentException if that is not a number of a process: 0 and less would be this server itself, and more
     */
    public static void kill(long pid, int signal) {
        Direct.kill(checked(pid), signal);
    }

    /** Sends a signal to all processes of a group, in the same way. */
    public static void killGroup(long group, int signal) {
        Direct.kill(-checked(group), signal);
    }

    private static int checked(long pid) {
        if (pid <= 1 || pid > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("%d is not the number of a process that may be ended.".formatted(pid));
        }
        return (int) pid;
    }

    /**
     * Makes a FIFO that only its owner can open.
     *
     * @throws IOException if it cannot be made
     */
    public static void makeFifo(Path path) throws IOException {
        if (Direct.mkfifo(path.toString(), OWNER_ONLY) != 0) {
            throw new IOException("%s cannot be made: %s.".formatted(path, message(Native.getLastError())));
        }
    }

    /** Closes a semaphore; it exists as long as its name does. */
    public static void semClose(Pointer semaphore) {
        Direct.sem_close(semaphore);
    }

    /** Removes the name; returns whether it existed. */
    static boolean semUnlink(String name) {
        return Direct.sem_unlink(name) == 0;
    }

    private static Pointer semOpen(String name, Object... rest) throws IOException {
        Object[] arguments = new Object[rest.length + 1];
        arguments[0] = name;
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        Function open = NativeLibrary.getProcess().getFunction("sem_open", 1 << Function.USE_VARARGS);
        Pointer semaphore = open.invokePointer(arguments);
        if (semaphore == null || Pointer.nativeValue(semaphore) == -1) {
            throw new IOException(
                    "The semaphore %s cannot be opened: %s.".formatted(name, message(Native.getLastError())));
        }
        return semaphore;
    }

    /** The message of an error number. */
    static String message(int error) {
        return Direct.strerror(error).toLowerCase(Locale.ROOT);
    }
}
