package dev.syncline.web.body;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the bodies of requests strictly: a text is not a number, a number is not a text, null is not a value, a
 * fraction is not a whole number, and no field may occur twice. The nesting limit is set in {@code
 * application.properties}.
 */
@Component
final class StrictJson implements JsonMapperBuilderCustomizer {
    private static final Set<Class<?>> NEVER_NULL =
            Set.of(String.class, Boolean.class, Long.class, Integer.class, Double.class, Map.class);

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(Long.class, new WholeNumber<>(Long.class) {
                            @Override
                            Long exactly(BigDecimal number) {
                                return number.longValueExact();
                            }
                        })
                        .addDeserializer(Integer.class, new WholeNumber<>(Integer.class) {
                            @Override
                            Integer exactly(BigDecimal number) {
                                return number.intValueExact();
                            }
                        })
                        .setDeserializerModifier(new RefusesNull()));
    }

    /** A whole number, however it is written: 3, 3.0, 3e0. */
    private abstract static class WholeNumber<T> extends StdDeserializer<T> {
        private final Class<T> type;

        WholeNumber(Class<T> type) {
            super(type);
            this.type = type;
        }

        /** The number in its type; throws an ArithmeticException if it has a fraction or is too great. */
        abstract T exactly(BigDecimal number);

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken().isNumeric()) {
                try {
                    return exactly(new BigDecimal(parser.getString()));
                } catch (ArithmeticException | NumberFormatException e) {
                    // refused below, like everything else that is not such a number
                }
            }
            return context.reportInputMismatch(type, "not a whole number in its range");
        }
    }

    /** A text, a number, true, false or null. */
    static final class PlainValue extends StdDeserializer<Object> {
        PlainValue() {
            super(Object.class);
        }

        @Override
        @Nullable
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY) {
                return context.reportInputMismatch(Object.class, "not a plain value");
            }
            return context.readValue(parser, Object.class);
        }
    }

    /** Lets a field be left out, but not be null. */
    private static final class RefusesNull extends ValueDeserializerModifier {
        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
            return NEVER_NULL.contains(bean.getBeanClass()) ? new NotNull(deserializer) : deserializer;
        }

        @Override
        public ValueDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                tools.jackson.databind.type.MapType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return new NotNull(deserializer);
        }
    }

    private static final class NotNull extends DelegatingDeserializer {
        NotNull(ValueDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new NotNull(delegate);
        }

        @Override
        @Nullable
        public Object getNullValue(DeserializationContext context) {
            return context.reportInputMismatch(this, "null is no value");
        }

        @Override
        @Nullable
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
