package dev.syncline.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A WebSocket down to its bytes: for handshakes that no library sends, and for a viewer that never reads. */
final class RawWebSocket implements AutoCloseable {
    private static final int SMALL_BUFFER_BYTES = 8 * 1024;

    private final Socket socket = new Socket();
    private final String answer;

    /** Connects, sends a handshake with these further header lines, and reads the head of the answer. */
    RawWebSocket(int port, String path, String... headers) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
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
    int status() {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** The head of the answer. */
    String answer() {
        return answer;
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
