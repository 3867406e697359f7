package dev.syncline.process.pipe;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.PosixFile;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A one-way pipe between processes, like Python's {@code Pipe(duplex=False)}: items come out at the read end in the
 * order in which they are sent. It is a fifo of the operating system, because any process can open a fifo by its name,
 * whereas only a forked child can inherit an end of a pipe without a name; otherwise the two are the same.
 *
 * <p>A worker that is handed the pipe has both ends open. Usually it is handed only the end that it needs.
 *
 * @param reader the end to receive from
 * @param writer the end to send to
 */
public record Pipe<T extends Serializable>(PipeReader<T> reader, PipeWriter<T> writer) implements Serializable {
    /** Makes a pipe; the process that makes it has both ends. */
    public static <T extends Serializable> Pipe<T> simplex(ProcessContext context, int object) {
        Path fifo = context.names().path();
        try {
            PosixFile.makeFifo(fifo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pipe<>(new PipeReader<>(context, object, fifo), new PipeWriter<>(context, object, fifo));
    }
}
