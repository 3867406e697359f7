package dev.syncline.process.worker;

import dev.syncline.log.LogEvent;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sends each event of a worker to the server immediately, so that killing the worker loses no recorded event. */
final class EventSender implements Observer {
    private static final int EXIT_SERVER_GONE = 2;

    // `mutex` makes a worker claim one number at a time, so that it can leave at most one unused when it is killed.
    private final ReentrantLock mutex = new ReentrantLock();
    private final WritableByteChannel channel;
    private final SharedPage sharedPage;
    private final int writer;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(EventWire.MAX_BYTES);

    /** Sends through {@code channel}, as the writer of this number. */
    EventSender(WritableByteChannel channel, SharedPage sharedPage, int writer) {
        this.channel = channel;
        this.sharedPage = sharedPage;
        this.writer = writer;
    }

    @Override
    public void record(
            Kind kind, Actor actor, Probe on, int value, @Nullable Actor peer, @Nullable String text, boolean timed) {
        mutex.lock();
        try {
            long t = sharedPage.nanos();
            sharedPage.intent(writer, SharedPage.CLAIMING);
            long seq = sharedPage.claim();
            sharedPage.intent(writer, seq + 1);
            int by = peer == null ? Actor.NOBODY : peer.id();
            bytes.clear();
            int line = actor.line();
            LogEvent event = new LogEvent(seq, t, kind, actor.id(), on.object(), value, by, line, timed, text);
            EventWire.write(event, bytes);
            bytes.flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            sharedPage.countSent(writer);
            sharedPage.intent(writer, SharedPage.IDLE);
        } catch (IOException serverGone) {
            Runtime.getRuntime().halt(EXIT_SERVER_GONE);
        } finally {
            mutex.unlock();
        }
    }
}
