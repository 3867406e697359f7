package dev.syncline.web.live;

import java.io.IOException;
import java.util.function.Consumer;

/** Where the messages of one viewer go out. */
interface MessageChannel {
    /**
     * Sends one message without waiting for it; the next may be given when {@code done} was called.
     *
     * @param done is told, on any thread, whether the message went out
     */
    void send(byte[] message, Consumer<Boolean> done);

    /** Pings the other end; only while no message is in flight. */
    void ping() throws IOException;

    /** Closes the connection with a code of RFC 6455; harmless if it is closed. */
    void close(int code, String reason);
}
