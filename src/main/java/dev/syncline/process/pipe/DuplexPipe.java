package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.PosixSocket;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * A pipe that goes both ways between processes, like Python's {@code Pipe()}: a pair of Unix-domain sockets. A worker that is
 * handed an end gets a copy of the very socket, so that the end is closed when the last copy is.
 *
 * @param first the one end
 * @param second the other end
 */
public record DuplexPipe<T extends Serializable>(DuplexEnd<T> first, DuplexEnd<T> second) implements Serializable {
    /** Makes a pipe; what the first end sends is under way in the one object, what the second sends in the other. */
    public static <T extends Serializable> DuplexPipe<T> of(ProcessContext context, int there, int back) {
        try {
            int[] pair = PosixSocket.pair();
            return new DuplexPipe<>(
                    new DuplexEnd<>(context, there, back, new Descriptor(context, pair[0])),
                    new DuplexEnd<>(context, back, there, new Descriptor(context, pair[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
