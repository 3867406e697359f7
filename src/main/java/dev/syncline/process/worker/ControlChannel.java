package dev.syncline.process.worker;

import dev.syncline.trace.Killed;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * The connection on which one actor of a worker sends requests to the server, one at a time, and waits for each reply.
 */
final class ControlChannel {
    /** Request: the worker has its copies of everything it was handed and is about to begin. */
    static final byte READY = 1;

    /** Request: pass the gate before the next operation; with the source line. */
    static final byte PASS = 2;

    /** Request: work or sleep; with the time in nanoseconds. */
    static final byte REST = 3;

    /** Request: the value of a knob. */
    static final byte KNOB = 4;

    /** Request: an uncaught error has ended the worker. */
    static final byte FAILED = 5;

    /** Request: begin a thread of the worker, with this name. */
    static final byte THREAD = 6;

    /** Request: this actor, a thread of the worker, has ended. */
    static final byte ENDED = 7;

    /** Request: hold this actor, whose wait is not over, until it is its turn to try again. */
    static final byte AWAIT_TURN = 8;

    /** Request: begin, as a thread of the worker, when it is its turn. */
    static final byte BEGIN = 9;

    /** Reply: done. */
    static final byte OK = 10;

    /** Reply: the run is being stopped. */
    static final byte STOPPED = 11;

    /** Reply: the request is refused; with a sentence. */
    static final byte REFUSED = 12;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** Sends requests through {@code channel}. */
    ControlChannel(SocketChannel channel) {
        this.channel = channel;
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 256));
    }

    /** Reports that the worker is ready. */
    void ready() {
        request(READY, o -> {});
    }

    /** Waits until the gate of the run lets the actor pass. */
    void pass(int line) {
        request(PASS, o -> o.writeInt(line));
    }

    /** Waits while the actor works or sleeps. */
    void rest(long nanos) {
        request(REST, o -> o.writeLong(nanos));
    }

    /** Waits until it is the actor's turn to try again whether its wait is over; returns false if its time is over. */
    synchronized boolean awaitTurn(long limitNanos, boolean again) {
        request(AWAIT_TURN, o -> {
            o.writeLong(limitNanos);
            o.writeBoolean(again);
        });
        return read(from -> from.readBoolean());
    }

    /** Waits until the actor, a thread of the worker, may begin. */
    void begin() {
        request(BEGIN, o -> {});
    }

    /** Reports an error that ends the worker. */
    void failed(String sentence) {
        request(FAILED, o -> o.writeUTF(sentence));
    }

    /** Reports that the actor has ended, and closes the channel. */
    void ended() {
        request(ENDED, o -> {});
        close();
    }

    /** Closes the channel. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing can be done about it
        }
    }

    /** The value of a knob, as text. */
    synchronized String knob(String name) {
        request(KNOB, o -> o.writeUTF(name));
        return read(from -> from.readUTF());
    }

    /** Begins a thread of this worker as an actor of this name; returns its number. */
    synchronized int thread(String name) {
        request(THREAD, o -> o.writeUTF(name));
        return read(from -> from.readInt());
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private synchronized void request(byte what, Writing more) {
        byte reply;
        try {
            out.writeByte(what);
            more.to(out);
            out.flush();
            reply = in.readByte();
        } catch (IOException serverGone) {
            throw exit();
        }
        if (reply == STOPPED) {
            throw new Killed("worker");
        }
        if (reply == REFUSED) {
            String why = read(from -> from.readUTF());
            throw new IllegalArgumentException(why);
        }
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.from(in);
        } catch (IOException serverGone) {
            throw exit();
        }
    }

    private static Killed exit() {
        Runtime.getRuntime().halt(2);
        return new Killed("worker");
    }
}
