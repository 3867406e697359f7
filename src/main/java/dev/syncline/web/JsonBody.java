package dev.syncline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object in the body of a request; each question about it refuses what does not fit, with 400. */
final class JsonBody {
    /** How many bytes a body may have; not one more is read. */
    static final int MOST_BYTES = 64 * 1024;

    private static final long GREATEST_SEED = (1L << 53) - 1;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<?, ?> fields;

    private JsonBody(Map<?, ?> fields) {
        this.fields = fields;
    }

    /**
     * Reads the body of a request.
     *
     * @param known the fields that it may have
     * @throws Refused if it is too long, or is not one JSON object with only these fields
     */
    static JsonBody read(HttpServletRequest request, String... known) {
        byte[] bytes = bytes(request);
        if (bytes.length == 0) {
            throw Refused.value("body", "The body is missing: send a JSON object.");
        }
        if (!(parse(bytes) instanceof Map<?, ?> fields)) {
            throw Refused.value("body", "The body must be a JSON object.");
        }
        for (Object field : fields.keySet()) {
            if (!List.of(known).contains(field)) {
                throw Refused.value(
                        Refused.clip(field),
                        "There is no field %s here; there are: %s."
                                .formatted(Refused.quote(field), String.join(", ", known)));
            }
        }
        return new JsonBody(fields);
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            byte[] bytes = request.getContentLengthLong() > MOST_BYTES
                    ? new byte[MOST_BYTES + 1]
                    : request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Refused.with(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "body",
                        "The body may have at most %d bytes.".formatted(MOST_BYTES));
            }
            return bytes;
        } catch (IOException e) {
            throw Refused.value("body", "The body broke off.");
        }
    }

    private static @Nullable Object parse(byte[] bytes) {
        try {
            return STRICT.readValue(bytes, Object.class);
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            throw malformed(
                    place == null ? "" : ": see line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()));
        } catch (NumberFormatException e) {
            throw malformed(": a number in it is beyond reason");
        }
    }

    private static Refused malformed(String why) {
        return Refused.value("body", "The body is not one well-formed JSON object%s.".formatted(why));
    }

    /** The text of a field that must be there. */
    String text(String field) {
        String text = textIfAny(field);
        if (text == null) {
            throw Refused.value(field, "The field '%s' is missing.".formatted(field));
        }
        return text;
    }

    /** The text of a field, or null if it is not there. */
    @Nullable
    String textIfAny(String field) {
        Object value = fields.get(field);
        if (!(value instanceof String) && fields.containsKey(field)) {
            throw Refused.value(field, "The field '%s' takes a text.".formatted(field));
        }
        return (String) value;
    }

    /** Whether a field is true or false, or null if it is not there. */
    @Nullable
    Boolean flagIfAny(String field) {
        Object value = fields.get(field);
        if (!(value instanceof Boolean) && fields.containsKey(field)) {
            throw Refused.value(field, "The field '%s' takes true or false.".formatted(field));
        }
        return (Boolean) value;
    }

    /** The number in a field, or null if it is not there. */
    @Nullable
    BigDecimal numberIfAny(String field) {
        Object value = fields.get(field);
        if (!(value instanceof Number) && fields.containsKey(field)) {
            throw Refused.value(field, "The field '%s' takes a number.".formatted(field));
        }
        return value == null ? null : new BigDecimal(value.toString());
    }

    /** The fields of an object within, none if it is not there. */
    Map<?, ?> object(String field) {
        if (!fields.containsKey(field)) {
            return Map.of();
        }
        if (!(fields.get(field) instanceof Map<?, ?> object)) {
            throw Refused.value(field, "The field '%s' takes an object of names and values.".formatted(field));
        }
        return object;
    }

    /** A text, a number, true or false, or null if it is null or not there. */
    @Nullable
    Object plainValue(String field) {
        Object value = fields.get(field);
        if (value instanceof Map || value instanceof List) {
            throw Refused.value(field, "The field '%s' takes a text, a number, true or false.".formatted(field));
        }
        return value;
    }

    /** The seed of random numbers, or null if it is not there. */
    @Nullable
    Long seedIfAny(String field) {
        return fields.containsKey(field) ? seed(field, fields.get(field)) : null;
    }

    /** A whole number that every program reads alike, JavaScript too. */
    static long seed(String field, @Nullable Object raw) {
        try {
            if (raw instanceof Number number) {
                long seed = new BigDecimal(number.toString()).longValueExact();
                if (seed >= -GREATEST_SEED && seed <= GREATEST_SEED) {
                    return seed;
                }
            }
        } catch (ArithmeticException e) {
            // refused below, like every other value that does not fit
        }
        throw Refused.value(
                field,
                "The field '%s' takes a whole number from -%d to %d.".formatted(field, GREATEST_SEED, GREATEST_SEED));
    }
}
