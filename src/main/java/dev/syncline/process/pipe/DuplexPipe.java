package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.PosixSocket;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * A bidirectional pipe between processes, like Python's {@code Pipe()}: a pair of Unix-domain sockets. A worker that is
 * handed an end gets a copy of the same socket, so that the end is closed when the last copy is.
 *
 * @param first one end
 * @param second the other end
 */
public record DuplexPipe<T extends Serializable>(DuplexEnd<T> first, DuplexEnd<T> second) implements Serializable {
    /**
     * Makes a pipe; items that the first end sends are in flight in object {@code there}, those of the second end in
     * object {@code back}.
     */
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
