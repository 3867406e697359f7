package dev.syncline.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
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
        InputStream limited = new LimitedBody(
                message.getBody(), "The body", message.getHeaders().getContentLength(), max);
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
}
