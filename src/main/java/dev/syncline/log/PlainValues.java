package dev.syncline.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** Plain values in headers, notes and objects: text, numbers, booleans, lists and maps. */
final class PlainValues {
    private PlainValues() {}

    /**
     * Returns if {@code value} is plain, including everything in it.
     *
     * @throws IllegalArgumentException if it is not
     */
    static void check(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                if (!(key instanceof String)) {
                    throw new IllegalArgumentException("A key in the log is text, not " + key);
                }
                check(item);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(PlainValues::check);
        } else if (!(value instanceof String || value instanceof Boolean || isNumber(value))) {
            throw new IllegalArgumentException("The log has no way to write " + value);
        }
    }

    /** Writes the entries of {@code map} into the map that is being written. */
    static void writeEntries(JsonGenerator out, Map<String, ?> map) {
        map.forEach((key, value) -> {
            out.writeName(key);
            write(out, value);
        });
    }

    /** Writes a plain value. */
    static void write(JsonGenerator out, Object value) {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Double || value instanceof Float) {
            out.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Number number && isNumber(number)) {
            out.writeNumber(number.longValue());
        } else if (value instanceof List<?> list) {
            out.writeStartArray(list, list.size());
            list.forEach(item -> write(out, item));
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject(map, map.size());
            map.forEach((key, item) -> {
                out.writeName(String.valueOf(key));
                write(out, item);
            });
            out.writeEndObject();
        } else {
            throw new IllegalArgumentException("The log has no way to write " + value);
        }
    }

    /** Reads the value at the parser's current token; a value that is not plain is read as its text. */
    static Object read(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> readMap(in);
            case START_ARRAY -> readList(in, () -> read(in));
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> String.valueOf(in.getString());
        };
    }

    /** Reads the map that begins at the parser's current token. */
    static Map<String, Object> readMap(JsonParser in) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            map.put(key, read(in));
        }
        checkEnd(in);
        return map;
    }

    /** Reads the list that begins at the parser's current token; {@code item} reads one of its items. */
    static <T> List<T> readList(JsonParser in, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token == null) {
                throw new StreamReadException(in, "a list breaks off");
            }
            list.add(item.get());
        }
        return list;
    }

    /** Reads the integer at the parser's current token. */
    static long readNumber(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new StreamReadException(in, "a number is missing");
        }
        return in.getLongValue();
    }

    /**
     * Returns if the parser is at the end of a map.
     *
     * @throws StreamReadException if the map breaks off instead
     */
    static void checkEnd(JsonParser in) {
        if (in.currentToken() != JsonToken.END_OBJECT) {
            throw new StreamReadException(in, "a map breaks off");
        }
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Double
                || value instanceof Float;
    }
}
