package dev.syncline.process.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * What a worker says first on each connection.
 *
 * @param kind what the connection is for
 * @param token which worker it is
 * @param actor the number of the actor that asks on it; 0 for the other kinds
 */
record Hello(byte kind, long token, int actor) {
    private static final int SIZE = 13;

    /** The greeting as it goes over the wire. */
    static byte[] bytes(byte kind, long token, int actor) {
        return ByteBuffer.allocate(SIZE).put(kind).putLong(token).putInt(actor).array();
    }

    /** Reads the greeting. */
    static Hello read(SocketChannel channel) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        byte[] bytes = in.readNBytes(SIZE);
        if (bytes.length < SIZE) {
            throw new IOException("A connection ended before it said what it is.");
        }
        ByteBuffer hello = ByteBuffer.wrap(bytes);
        return new Hello(hello.get(), hello.getLong(), hello.getInt());
    }
}
