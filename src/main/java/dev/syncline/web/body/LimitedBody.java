package dev.syncline.web.body;

import dev.syncline.web.problem.RequestException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;

/** The body of a request, which is refused with 413 as soon as it is too long, without reading more of it than necessary. */
public final class LimitedBody extends FilterInputStream {
    private final String what;
    private final long max;
    private long left;

    /**
     * Reads from {@code in}.
     *
     * @param what what it is, in a sentence: "A log"
     * @param announced how many bytes the client says that it has; negative if it does not
     * @param max how many it may have
     * @throws RequestException if the client says that it is too long
     */
    public LimitedBody(InputStream in, String what, long announced, long max) {
        super(in);
        this.what = what;
        this.max = max;
        this.left = max;
        if (announced > max) {
            throw tooLong();
        }
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, (int) Math.min(length, left + 1));
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw tooLong();
        }
    }

    private RequestException tooLong() {
        return RequestException.with(
                HttpStatus.CONTENT_TOO_LARGE, "body", "%s may have at most %d bytes.".formatted(what, max));
    }
}
