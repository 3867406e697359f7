package dev.syncline.web.body;

import dev.syncline.web.problem.RequestException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a field of a body takes: the message is built from the type of the record component and its limits. */
@Component
public final class BodyFields {
    private final Validator validator;

    /** Checks single fields with this validator. */
    BodyFields(Validator validator) {
        this.validator = validator;
    }

    /**
     * Checks the value that a form has sent for a field of a body.
     *
     * @throws RequestException if it is outside the limits of the field
     */
    public <T> @Nullable T check(Class<? extends Record> body, String field, @Nullable T value) {
        if (value != null && !validator.validateValue(body, field, value).isEmpty()) {
            throw refuse(body, field);
        }
        return value;
    }

    /** Refuses a value that a field does not take. */
    public static RequestException refuse(Class<?> body, String field) {
        return RequestException.value(
                field, "The field '%s' takes %s.".formatted(field, takes(component(body, field))));
    }

    /** Refuses a body in which a field is missing. */
    public static RequestException missing(String field) {
        return RequestException.value(field, "The field '%s' is missing.".formatted(field));
    }

    /** Refuses a field that the body does not have. */
    public static RequestException unknown(Class<?> body, String field) {
        String known = components(body).stream().map(RecordComponent::getName).collect(Collectors.joining(", "));
        return RequestException.value(
                RequestException.clip(field),
                "There is no field %s; the fields are: %s.".formatted(RequestException.quote(field), known));
    }

    /** The fields of a body, in their order. */
    public static List<RecordComponent> components(Class<?> body) {
        return Arrays.asList(body.getRecordComponents());
    }

    private static RecordComponent component(Class<?> body, String field) {
        return components(body).stream()
                .filter(component -> component.getName().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static String takes(RecordComponent component) {
        Class<?> type = component.getType();
        Takes takes = component.getAnnotation(Takes.class);
        if (takes != null) {
            return takes.value();
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "an object of names and values";
        }
        if (type == Double.class) {
            return "a number from %s to %s"
                    .formatted(
                            plain(limit(component, DecimalMin.class).value()),
                            plain(limit(component, DecimalMax.class).value()));
        }
        if (type == Long.class || type == Integer.class) {
            return "a whole number from %d to %d"
                    .formatted(
                            limit(component, Min.class).value(),
                            limit(component, Max.class).value());
        }
        return "a text, a number, true or false";
    }

    private static <A extends Annotation> A limit(RecordComponent component, Class<A> limit) {
        A found = component.getAccessor().getAnnotation(limit);
        if (found == null) {
            throw new IllegalStateException("%s has no @%s".formatted(component, limit.getSimpleName()));
        }
        return found;
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
