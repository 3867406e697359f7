package dev.syncline.process.worker;

import dev.syncline.trace.Killed;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** The line on which one actor of a worker asks the server, one question at a time, and waits for the answer. */
final class ControlChannel {
    /** Worker: it has all that it was given, and is about to begin. */
    static final byte READY = 1;

    /** Worker: may its next operation begin? With the line. */
    static final byte PASS = 2;

    /** Worker: takes its time, in nanoseconds. */
    static final byte REST = 3;

    /** Worker: what is the value of a knob? */
    static final byte KNOB = 4;

    /** Worker: an error that nobody caught. */
    static final byte FAILED = 5;

    /** Worker: begins a thread of its own, with this name. */
    static final byte THREAD = 6;

    /** Worker: this actor, a thread of its own, has ended. */
    static final byte OVER = 7;

    /** Server: go on. */
    static final byte OK = 10;

    /** Server: the run is being stopped. */
    static final byte STOPPED = 11;

    /** Server: what was asked for is refused; with a sentence. */
    static final byte REFUSED = 12;

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** Asks through {@code channel}. */
    ControlChannel(SocketChannel channel) {
        this.channel = channel;
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 256));
    }

    /** Says that the worker is ready. */
    void ready() {
        ask(READY, o -> {});
    }

    /** Waits at the gate of the run. */
    void pass(int line) {
        ask(PASS, o -> o.writeInt(line));
    }

    /** Waits as long as work or sleep take. */
    void rest(long nanos) {
        ask(REST, o -> o.writeLong(nanos));
    }

    /** Tells of an error that ends the worker. */
    void failed(String sentence) {
        ask(FAILED, o -> o.writeUTF(sentence));
    }

    /** Says that the actor has ended, and asks no more. */
    void over() {
        ask(OVER, o -> {});
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    /** The value of a knob, in words. */
    synchronized String knob(String name) {
        ask(KNOB, o -> o.writeUTF(name));
        return read(from -> from.readUTF());
    }

    /** The number of a new actor of this name, a thread of this worker. */
    synchronized int thread(String name) {
        ask(THREAD, o -> o.writeUTF(name));
        return read(from -> from.readInt());
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    private synchronized void ask(byte what, Writing more) {
        byte answer;
        try {
            out.writeByte(what);
            more.to(out);
            out.flush();
            answer = in.readByte();
        } catch (IOException serverGone) {
            throw gone();
        }
        if (answer == STOPPED) {
            throw new Killed("worker");
        }
        if (answer == REFUSED) {
            String why = read(from -> from.readUTF());
            throw new IllegalArgumentException(why);
        }
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.from(in);
        } catch (IOException serverGone) {
            throw gone();
        }
    }

    private static Killed gone() {
        Runtime.getRuntime().halt(2);
        return new Killed("worker");
    }
}
