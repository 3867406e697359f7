package dev.syncline.web.live;

import java.io.IOException;
import java.util.function.Consumer;

/** The connection to one viewer. */
interface MessageChannel {
    /**
     * Sends one message without waiting for it; the next one may be sent when {@code done} was called.
     *
     * @param done takes, on any thread, whether the message was sent
     */
    void send(byte[] message, Consumer<Boolean> done);

    /** Pings the other end; only while no message is in flight. */
    void ping() throws IOException;

    /** Closes the connection with a code of RFC 6455; does nothing if it is closed. */
    void close(int code, String reason);
}
