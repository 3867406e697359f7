package dev.syncline.process.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Path;

/** The system calls on fifos and descriptors, all non-blocking except {@link #poll}; Linux and macOS. */
public final class PosixFile {
    /** The result of a call that would block. */
    public static final int WOULD_BLOCK = -1;

    /** The result of {@link #write} when every read end is closed. */
    public static final int BROKEN = -2;

    /** Wait until there is something to read, or every write end is closed. */
    public static final short READABLE = 1;

    /** Wait until there is room to write, or every read end is closed. */
    public static final short WRITABLE = 4;

    /** A result of {@link #poll}: the other side is gone. */
    public static final short HUNG_UP = 8 | 16 | 32;

    private static final int O_RDONLY = 0;
    private static final int O_WRONLY = 1;
    private static final int O_NONBLOCK = Platform.isMac() ? 0x4 : 0x800;
    private static final int O_CLOEXEC = Platform.isMac() ? 0x1000000 : 0x80000;
    private static final int OWNER_ONLY = 0600;
    private static final int ENXIO = 6;
    private static final int EPIPE = 32;
    private static final int POLLFD_SIZE = 8;

    /** The functions, bound directly. */
    private static final class Direct {
        static {
            Native.register(Direct.class, NativeLibrary.getProcess());
        }

        static native int mkfifo(String path, int mode);

        static native int open(String path, int flags);

        static native long read(int descriptor, byte[] into, long count);

        static native long write(int descriptor, byte[] from, long count);

        static native int close(int descriptor);

        static native int poll(Pointer descriptors, long count, int millis);
    }

    private PosixFile() {}

    /** Creates a fifo. */
    public static void makeFifo(Path path) throws IOException {
        check(Direct.mkfifo(path.toString(), OWNER_ONLY), "mkfifo");
    }

    /** Opens the read end of a fifo. */
    public static int openToRead(Path fifo) throws IOException {
        return check(Direct.open(fifo.toString(), O_RDONLY | O_NONBLOCK | O_CLOEXEC), "open");
    }

    /**
     * Opens the write end of a fifo; if no read end is open, one is opened for the moment, because the call needs one.
     */
    public static int openToWrite(Path fifo) throws IOException {
        int flags = O_WRONLY | O_NONBLOCK | O_CLOEXEC;
        int descriptor = Direct.open(fifo.toString(), flags);
        if (descriptor < 0 && Native.getLastError() == ENXIO) {
            int reader = openToRead(fifo);
            try {
                descriptor = Direct.open(fifo.toString(), flags);
            } finally {
                close(reader);
            }
        }
        return check(descriptor, "open");
    }

    /** Reads what is available, as much as fits; returns 0 at the end, when every write end is closed. */
    public static int read(int descriptor, byte[] into) throws IOException {
        while (true) {
            long count = Direct.read(descriptor, into, into.length);
            if (count >= 0) {
                return (int) count;
            }
            int error = Native.getLastError();
            if (error == Posix.EAGAIN) {
                return WOULD_BLOCK;
            }
            if (error != Posix.EINTR) {
                throw new IOException("read failed with error " + error);
            }
        }
    }

    /** Writes as much as there is room for; returns the number of bytes. */
    public static int write(int descriptor, byte[] from) throws IOException {
        while (true) {
            long count = Direct.write(descriptor, from, from.length);
            if (count >= 0) {
                return (int) count;
            }
            int error = Native.getLastError();
            if (error == Posix.EAGAIN) {
                return WOULD_BLOCK;
            }
            if (error == EPIPE) {
                return BROKEN;
            }
            if (error != Posix.EINTR) {
                throw new IOException("write failed with error " + error);
            }
        }
    }

    /**
     * Waits until the descriptor is ready, at most {@code millis} or, if that is negative, without a limit; returns
     * what it is ready for.
     */
    public static short poll(int descriptor, short wanted, int millis) {
        try (Memory ask = new Memory(POLLFD_SIZE)) {
            ask.setInt(0, descriptor);
            ask.setShort(4, wanted);
            ask.setShort(6, (short) 0);
            return Direct.poll(ask, 1, millis) <= 0 ? 0 : ask.getShort(6);
        }
    }

    /** Closes a descriptor. */
    public static void close(int descriptor) {
        Direct.close(descriptor);
    }

    private static int check(int answer, String call) throws IOException {
        if (answer < 0) {
            throw new IOException("%s failed with error %d".formatted(call, Native.getLastError()));
        }
        return answer;
    }
}
