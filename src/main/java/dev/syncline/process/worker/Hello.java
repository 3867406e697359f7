package dev.syncline.process.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * The first message of a worker on each connection.
 *
 * @param kind what the connection is for
 * @param token the token of the worker
 * @param actor the number of the actor that uses the connection; 0 for the other kinds
 */
record Hello(byte kind, long token, int actor) {
    private static final int SIZE = 13;

    /** The message as bytes. */
    static byte[] bytes(byte kind, long token, int actor) {
        return ByteBuffer.allocate(SIZE).put(kind).putLong(token).putInt(actor).array();
    }

    /** Reads the message. */
    static Hello read(SocketChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        byte[] bytes = in.readNBytes(SIZE);
        if (bytes.length < SIZE) {
            throw new IOException("A connection ended before it said what it is.");
        }
        ByteBuffer message = ByteBuffer.wrap(bytes);
        return new Hello(message.get(), message.getLong(), message.getInt());
    }
}
