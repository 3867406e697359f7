package dev.syncline.web.body;

import dev.syncline.web.problem.RequestException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses a body that is too long, without reading more of it than necessary. */
@ControllerAdvice
final class BodyLimit extends RequestBodyAdviceAdapter {
    /** How many bytes a body may have, unless its operation says otherwise by {@link MaxBody}. */
    static final int MAX_BYTES = 64 * 1024;

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        MaxBody own = parameter.getMethodAnnotation(MaxBody.class);
        int max = own == null ? MAX_BYTES : own.value();
        if (message.getHeaders().getContentLength() > max) {
            throw tooLong(max);
        }
        InputStream limited = new Limited(message.getBody(), max);
        return new HttpInputMessage() {
            @Override
            public InputStream getBody() {
                return limited;
            }

            @Override
            public HttpHeaders getHeaders() {
                return message.getHeaders();
            }
        };
    }

    private static RequestException tooLong(int max) {
        return RequestException.with(
                HttpStatus.CONTENT_TOO_LARGE, "body", "The body may have at most %d bytes.".formatted(max));
    }

    private static final class Limited extends FilterInputStream {
        private final int max;
        private int left;

        Limited(InputStream in, int max) {
            super(in);
            this.max = max;
            this.left = max;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, Math.min(length, left + 1));
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLong(max);
            }
        }
    }
}
