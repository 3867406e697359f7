package dev.syncline.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/**
 * Carries {@link Nullable} over from the records to the schemas: a response has all members, and nullable ones may be
 * null, or are left out if they have {@link JsonInclude}. A body takes no fields but its own.
 */
final class RecordSchemas {
    private RecordSchemas() {}

    /** Completes the schemas of what these methods take and return. */
    static void complete(Components components, Collection<HandlerMethod> methods) {
        Set<Class<?>> answers = new LinkedHashSet<>();
        for (HandlerMethod method : methods) {
            collect(method.getMethod().getGenericReturnType(), answers);
            for (MethodParameter parameter : method.getMethodParameters()) {
                Schema<?> body =
                        components.getSchemas().get(parameter.getParameterType().getSimpleName());
                if (body != null && parameter.hasParameterAnnotation(RequestBody.class)) {
                    body.setAdditionalProperties(false);
                }
            }
        }
        for (Class<?> answer : answers) {
            Schema<?> schema = components.getSchemas().get(answer.getSimpleName());
            if (schema != null && schema.getProperties() != null) {
                Arrays.stream(answer.getRecordComponents()).forEach(component -> complete(schema, component));
            }
        }
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, records));
        } else if (type instanceof Class<?> plain && plain.isRecord() && records.add(plain)) {
            Arrays.stream(plain.getRecordComponents()).forEach(part -> collect(part.getGenericType(), records));
        }
    }

    private static void complete(Schema<?> schema, RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = named == null ? component.getName() : named.value();
        Schema<?> member = schema.getProperties().get(name);
        if (member == null) {
            return;
        }
        if (component.getAccessor().isAnnotationPresent(JsonInclude.class)) {
            return; // left out, not null
        }
        schema.addRequiredItem(name);
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return;
        }
        if (member.get$ref() != null) {
            Schema<?> nothing = new Schema<>();
            nothing.addType("null");
            Schema<?> either = new Schema<>();
            either.setAnyOf(List.of(new Schema<>().$ref(member.get$ref()), nothing));
            either.setDescription(member.getDescription());
            schema.getProperties().put(name, either);
        } else if (member.getTypes() != null) {
            member.addType("null");
        }
    }
}
