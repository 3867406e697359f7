package dev.syncline.web.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A WebSocket down to its bytes: for handshakes that no library sends, and for a viewer that never reads. */
public final class RawWebSocket implements AutoCloseable {
    /** The kinds of frames that a test waits for. */
    static final int CLOSE = 8;

    static final int PONG = 10;

    private static final int SMALL_BUFFER_BYTES = 8 * 1024;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int KIND = 0x0f;
    private static final int MASKED = 0x80;
    private static final int TWO_MORE = 126;

    private final Socket socket = new Socket();
    private final String answer;

    /** Connects, sends a handshake with these further header lines, and reads the head of the answer. */
    public RawWebSocket(int port, String path, String... headers) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        .formatted(path, port)
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining())
                + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        answer = head.toString();
    }

    /** The status of the answer; 101 if it is a WebSocket now. */
    public int status() {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** The head of the answer. */
    String answer() {
        return answer;
    }

    /** Sends these bytes, whatever they mean. */
    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A frame as a client sends it: {@code first} has the flags and the kind. */
    static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < TWO_MORE) {
            frame.write(MASKED | payload.length);
        } else {
            frame.write(MASKED | TWO_MORE);
            frame.write(payload.length >> Byte.SIZE);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[Integer.BYTES]); // a mask that changes nothing
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** Reads frames until one of this kind comes, and returns what is in it; null if the server hangs up before. */
    byte @Nullable [] await(int kind) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        try {
            while (true) {
                int first = in.readUnsignedByte();
                long length = in.readUnsignedByte();
                if (length == TWO_MORE) {
                    length = in.readUnsignedShort();
                } else if (length > TWO_MORE) {
                    length = in.readLong();
                }
                byte[] payload = in.readNBytes((int) length);
                if ((first & KIND) == kind) {
                    return payload;
                }
            }
        } catch (EOFException | SocketException e) {
            return null;
        }
    }

    /** Reads until the server closes, and returns the code that it gives, −1 if it gives none. */
    public int closeCode() throws IOException {
        byte[] payload = await(CLOSE);
        return payload == null || payload.length < 2
                ? -1
                : ByteBuffer.wrap(payload).getShort();
    }

    /** Goes as a machine does that is switched off and on. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says that nothing more will come, and keeps listening. */
    void endOfOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Reads until the server ends the connection, and returns how many bytes came. */
    long drain() throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[SMALL_BUFFER_BYTES];
        for (int n = socket.getInputStream().read(buffer);
                n >= 0;
                n = socket.getInputStream().read(buffer)) {
            bytes += n;
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
