package dev.syncline.web.error;

import dev.syncline.web.body.BodyFields;
import dev.syncline.web.problem.RequestException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds out what is wrong with a body that cannot be read, or whose fields have invalid values. */
final class UnreadableBody {
    private UnreadableBody() {}

    /** Says what is wrong with a body that is not the object it should be. */
    static RequestException body(HttpMessageNotReadableException exception) {
        if (exception.getCause() instanceof UnrecognizedPropertyException unknown) {
            return BodyFields.unknown(unknown.getReferringClass(), unknown.getPropertyName());
        }
        if (exception.getCause() instanceof MismatchedInputException mismatch) {
            List<JacksonException.Reference> path = mismatch.getPath();
            Class<?> body = path.isEmpty() ? null : record(path.get(0).from());
            return body == null
                    ? RequestException.value("body", "The body must be a JSON object.")
                    : BodyFields.refuse(body, path.get(0).getPropertyName());
        }
        if (exception.getCause() instanceof JacksonException json && !(json instanceof JacksonIOException)) {
            return RequestException.value(
                    "body", "The body is not a single well-formed JSON object%s.".formatted(place(json.getLocation())));
        }
        return exception.getCause() == null
                ? RequestException.value("body", "The body is missing: send a JSON object.")
                : RequestException.value("body", "The body is incomplete.");
    }

    /** Says which field is the first that is missing or has an invalid value. */
    static RequestException field(MethodArgumentNotValidException exception) {
        Object body = exception.getBindingResult().getTarget();
        if (body != null) {
            for (RecordComponent component : BodyFields.components(body.getClass())) {
                var error = exception.getBindingResult().getFieldError(component.getName());
                if (error != null) {
                    return error.getRejectedValue() == null
                            ? BodyFields.missing(component.getName())
                            : BodyFields.refuse(body.getClass(), component.getName());
                }
            }
        }
        return RequestException.value("body", "The body is not valid.");
    }

    private static @Nullable Class<?> record(@Nullable Object from) {
        Class<?> type = from instanceof Class<?> named ? named : from == null ? null : from.getClass();
        return type != null && type.isRecord() ? type : null;
    }

    private static String place(@Nullable TokenStreamLocation place) {
        return place == null ? "" : ": see line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }
}
