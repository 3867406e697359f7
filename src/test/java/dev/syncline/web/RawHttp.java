package dev.syncline.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test says what no library would, as slowly as it likes. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SMALL_BUFFER_BYTES = 8 * 1024;

    private final Socket socket = new Socket();

    /** Connects to the server on this port of this machine. */
    RawHttp(int port) throws IOException {
        socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends one request that ends the connection, and returns all of the answer. */
    static String ask(int port, String... lines) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
            return http.answer();
        }
    }

    /** Sends these characters and no more. */
    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads until the server ends the connection. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads one byte, −1 if the server has ended the connection. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
