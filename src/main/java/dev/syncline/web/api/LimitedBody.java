package dev.syncline.web.api;

import dev.syncline.web.problem.RequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** The body of a request with a log, which is refused as soon as it is too long. */
final class LimitedBody extends FilterInputStream {
    /** How many bytes a log may have that comes from elsewhere. */
    static final long MAX_BYTES = 512L * 1024 * 1024;

    private long left = MAX_BYTES;

    /** Reads the body of {@code request}. */
    LimitedBody(HttpServletRequest request) throws IOException {
        super(request.getInputStream());
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLong();
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(count, 0));
        return count;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw tooLong();
        }
    }

    private static RequestException tooLong() {
        return RequestException.with(
                HttpStatus.CONTENT_TOO_LARGE, "body", "A log may have at most %d bytes.".formatted(MAX_BYTES));
    }
}
