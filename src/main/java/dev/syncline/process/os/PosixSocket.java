package dev.syncline.process.os;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The system calls on Unix-domain sockets: socket pairs, and passing a descriptor from one process to another; Linux
 * and macOS.
 */
public final class PosixSocket {
    /*
     * The layouts of sockaddr_un, msghdr and cmsghdr are written out here, because JNA does not know them. They are
     * those of 64-bit systems; macOS has smaller lengths in them than Linux.
     */

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SOL_SOCKET = Platform.isMac() ? 0xFFFF : 1;
    private static final int SCM_RIGHTS = 1;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = Platform.isMac() ? 0x4 : 0x800;
    private static final int MSGHDR_SIZE = 64;
    private static final int CONTROL_HEADER = Platform.isMac() ? 12 : 16;
    private static final int CONTROL_SIZE = CONTROL_HEADER + 8;
    private static final int ADDRESS_SIZE = Platform.isMac() ? 106 : 110;
    private static final int MAX_PATH_LENGTH = 100;

    /** The functions, bound directly. */
    private static final class Direct {
        static {
            Native.register(Direct.class, NativeLibrary.getProcess());
        }

        static native int socketpair(int domain, int type, int protocol, int[] pair);

        static native int socket(int domain, int type, int protocol);

        static native int bind(int socket, Pointer address, int length);

        static native int listen(int socket, int backlog);

        static native int accept(int socket, Pointer address, Pointer length);

        static native int connect(int socket, Pointer address, int length);

        static native long sendmsg(int socket, Pointer message, int flags);

        static native long recvmsg(int socket, Pointer message, int flags);
    }

    private PosixSocket() {}

    /** Creates a pair of connected, non-blocking sockets. */
    public static int[] pair() throws IOException {
        int[] pair = new int[2];
        check(Direct.socketpair(AF_UNIX, SOCK_STREAM, 0, pair), "socketpair");
        setNonBlocking(pair[0]);
        setNonBlocking(pair[1]);
        return pair;
    }

    /** Creates a socket to which another process can connect; accepting does not block. */
    public static int listen(Path path) throws IOException {
        int socket = check(Direct.socket(AF_UNIX, SOCK_STREAM, 0), "socket");
        try (Memory address = address(path)) {
            check(Direct.bind(socket, address, ADDRESS_SIZE), "bind");
            check(Direct.listen(socket, 1), "listen");
            setNonBlocking(socket);
            return socket;
        } catch (IOException e) {
            PosixFile.close(socket);
            throw e;
        }
    }

    /** Accepts the next connection; returns -1 if there is none yet. */
    public static int accept(int socket) {
        return Direct.accept(socket, Pointer.NULL, Pointer.NULL);
    }

    /** Connects to the socket of this path. */
    public static int connect(Path path) throws IOException {
        int socket = check(Direct.socket(AF_UNIX, SOCK_STREAM, 0), "socket");
        try (Memory address = address(path)) {
            check(Direct.connect(socket, address, ADDRESS_SIZE), "connect");
            return socket;
        } catch (IOException e) {
            PosixFile.close(socket);
            throw e;
        }
    }

    /** Sends a copy of a descriptor to the process at the other side of a connection. */
    public static void send(int connection, int descriptor) throws IOException {
        try (Message message = new Message()) {
            message.control.setInt(CONTROL_HEADER, descriptor);
            check((int) Direct.sendmsg(connection, message.header, 0), "sendmsg");
        }
    }

    /** Receives a descriptor; waits for it in the kernel. */
    public static int receive(int connection) throws IOException {
        try (Message message = new Message()) {
            if (check((int) Direct.recvmsg(connection, message.header, 0), "recvmsg") < 1) {
                throw new IOException("no descriptor arrived");
            }
            return message.control.getInt(CONTROL_HEADER);
        }
    }

    /** A message of one byte with a descriptor beside it. */
    private static final class Message implements AutoCloseable {
        final Memory header = new Memory(MSGHDR_SIZE);
        final Memory control = new Memory(CONTROL_SIZE);
        private final Memory parts = new Memory(16);
        private final Memory data = new Memory(1);

        Message() {
            boolean mac = Platform.isMac();
            header.clear();
            control.clear();
            data.setByte(0, (byte) 'D');
            parts.setPointer(0, data);
            parts.setLong(8, 1);
            header.setPointer(16, parts);
            header.setLong(24, 1);
            header.setPointer(32, control);
            int length = CONTROL_HEADER + 4;
            if (mac) {
                header.setInt(40, length);
                control.setInt(0, length);
            } else {
                header.setLong(40, CONTROL_SIZE);
                control.setLong(0, length);
            }
            control.setInt(CONTROL_HEADER - 8, SOL_SOCKET);
            control.setInt(CONTROL_HEADER - 4, SCM_RIGHTS);
        }

        @Override
        public void close() {
            header.close();
            control.close();
            parts.close();
            data.close();
        }
    }

    private static Memory address(Path path) throws IOException {
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_PATH_LENGTH) {
            throw new IOException("The path of a socket is too long: " + path);
        }
        Memory address = new Memory(ADDRESS_SIZE);
        address.clear();
        if (Platform.isMac()) {
            address.setByte(0, (byte) ADDRESS_SIZE);
            address.setByte(1, (byte) AF_UNIX);
        } else {
            address.setShort(0, (short) AF_UNIX);
        }
        address.write(2, bytes, 0, bytes.length);
        return address;
    }

    private static void setNonBlocking(int descriptor) throws IOException {
        NativeLibrary library = NativeLibrary.getProcess();
        Function fcntl = library.getFunction("fcntl", 2 << Function.USE_VARARGS);
        check(fcntl.invokeInt(new Object[] {descriptor, F_SETFL, O_NONBLOCK}), "fcntl");
    }

    private static int check(int answer, String call) throws IOException {
        if (answer < 0) {
            throw new IOException("%s failed with error %d".formatted(call, Native.getLastError()));
        }
        return answer;
    }
}
