package dev.syncline.web.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says what no library would, as slowly as it likes. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SMALL_BUFFER_BYTES = 8 * 1024;

    private final Socket socket = new Socket();

    /** Connects to the server on this port of this machine. */
    public RawHttp(int port) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends one request that ends the connection, and returns all of the answer. */
    public static String ask(int port, String... lines) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
            return http.answer();
        }
    }

    /** Sends these characters and no more. */
    public void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends these characters, unless the connection is closed. */
    void sayIfPossible(String text) {
        try {
            say(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // and so it is not tried again
        }
    }

    /** Reads one byte, unless there is none. */
    void readIfPossible() {
        try {
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until the server ends the connection. */
    public String answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException e) {
            answer.flush(); // a server that hangs up on a client that is still sending
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
