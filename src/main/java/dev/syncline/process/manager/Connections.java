package dev.syncline.process.manager;

import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Those who are connected to a manager, and the requests of theirs that it has not looked at. */
final class Connections implements AutoCloseable {
    /** One connection, which brings one request. */
    static final class Guest {
        final Frames frames;

        @Nullable
        Request request;

        boolean gone;
        boolean gaveUp;

        Guest(Frames frames) {
            this.frames = frames;
        }

        /** What it asks for. */
        Request request() {
            Request asked = request;
            if (asked == null) {
                throw new IllegalStateException("It has asked nothing.");
            }
            return asked;
        }
    }

    private final ServerSocketChannel door;
    private final Selector selector;
    private final ProcessContext context;
    private final ArrayDeque<Guest> ready = new ArrayDeque<>();

    /** Lets in who knocks at {@code door}. */
    Connections(ServerSocketChannel door, ProcessContext context) throws IOException {
        this.door = door;
        this.context = context;
        selector = Selector.open();
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** The guest whose request came next, if one has come. */
    @Nullable
    Guest poll() throws IOException {
        if (ready.isEmpty()) {
            selector.selectNow();
            attend();
        }
        return ready.poll();
    }

    /** Waits until somebody has asked something, given up, or left. */
    void await() throws IOException {
        selector.select();
        attend();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Guest guest) {
                guest.frames.close();
            }
        }
        selector.close();
        door.close();
    }

    private void attend() throws IOException {
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
            if (keys.next().attachment() instanceof Guest guest) {
                listen(guest);
            } else {
                letIn();
            }
        }
    }

    private void letIn() throws IOException {
        for (SocketChannel channel = door.accept(); channel != null; channel = door.accept()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Guest(new Frames(channel)));
        }
    }

    private void listen(Guest guest) {
        try {
            byte[] frame = guest.frames.poll();
            if (frame == null) {
                return;
            }
            if (frame.length == 0) {
                guest.gaveUp = true;
            } else {
                guest.request = (Request) Pickle.load(frame, context);
                ready.add(guest);
            }
        } catch (IOException left) {
            guest.gone = true;
            guest.frames.close();
        }
    }
}
