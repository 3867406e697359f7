package dev.syncline.web.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tomcat's HTTP protocol with a guard for its connections; Tomcat instantiates it by name, so it is public. */
public final class GuardedProtocol extends Http11NioProtocol {
    private final Endpoint endpoint;

    /** Makes it without a guard; {@link #guard} sets one before it starts. */
    public GuardedProtocol() {
        this(new Endpoint());
    }

    private GuardedProtocol(Endpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Sets the guard of the connections. */
    public void guard(ConnectionGuard guard) {
        endpoint.guard = guard;
    }

    private static final class Endpoint extends NioEndpoint {
        private static final Logger LOGGER = LoggerFactory.getLogger(GuardedProtocol.class);
        private static final String SENTENCE =
                "Too many connections from this address; syncline.clients.connections sets the limit.\n";
        private static final byte[] TOO_MANY =
                ("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n"
                                + "Content-Type: text/plain;charset=utf-8\r\nContent-Length: " + SENTENCE.length()
                                + "\r\n\r\n" + SENTENCE)
                        .getBytes(StandardCharsets.US_ASCII);

        private @Nullable ConnectionGuard guard;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            ConnectionGuard watching = guard;
            if (watching == null) {
                return super.setSocketOptions(socket);
            }
            try {
                if (!watching.admits(socket)) {
                    refuse(socket);
                    destroySocket(socket); // Tomcat itself closes only connections that it has accepted
                    return false;
                }
            } catch (IOException e) {
                LOGGER.debug("A connection broke before it began", e);
                destroySocket(socket);
                return false;
            }
            boolean taken = super.setSocketOptions(socket);
            if (!taken) {
                watching.left(socket);
            }
            return taken;
        }

        /** Sends the reason, if the client can take it at once; never waits. */
        private static void refuse(SocketChannel socket) throws IOException {
            socket.configureBlocking(false);
            socket.write(ByteBuffer.wrap(TOO_MANY));
            socket.shutdownOutput();
            socket.read(
                    ByteBuffer.allocate(TOO_MANY.length)); // closing with an unread request would discard the response
        }

        /** With TLS a connection is Tomcat's own. */
        @Override
        protected NioChannel createChannel(SocketBufferHandler buffers) {
            return isSSLEnabled() ? super.createChannel(buffers) : new ClientChannel(buffers);
        }

        @Override
        public void setHandler(Handler<NioChannel> handler) {
            super.setHandler(new Watched(handler));
        }

        private final class Watched implements Handler<NioChannel> {
            private final Handler<NioChannel> tomcats;

            Watched(Handler<NioChannel> tomcats) {
                this.tomcats = tomcats;
            }

            @Override
            public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
                ConnectionGuard watching = guard;
                SocketChannel channel = socket.getSocket().getIOChannel();
                if (watching == null || channel == null) {
                    return tomcats.process(socket, event);
                }
                Deadline deadline = watching.begin(channel, turnOf(socket.getSocket()));
                SocketState state = SocketState.CLOSED;
                try {
                    state = tomcats.process(socket, event);
                    return state;
                } finally {
                    watching.end(deadline, channel, state == SocketState.LONG);
                }
            }

            /** Whether it is the client's turn; always, where a connection does not know. */
            private static BooleanSupplier turnOf(NioChannel connection) {
                return connection instanceof ClientChannel client ? client::awaitsClient : () -> true;
            }

            @Override
            @Nullable
            public Object getGlobal() {
                return tomcats.getGlobal();
            }

            @Override
            public void release(SocketWrapperBase<NioChannel> socket) {
                SocketChannel channel = socket.getSocket().getIOChannel();
                if (guard != null && channel != null) {
                    guard.left(channel);
                }
                tomcats.release(socket);
            }

            @Override
            public void pause() {
                tomcats.pause();
            }

            @Override
            public void recycle() {
                tomcats.recycle();
            }
        }
    }
}
