package dev.syncline.web.openapi;

import dev.syncline.web.body.Refuses;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/**
 * Documents the responses of each operation: the problems that follow from its signature, and the types of pages and
 * files.
 */
@Component
final class OpenApiErrors implements OperationCustomizer {
    private static final String HTML = org.springframework.http.MediaType.TEXT_HTML_VALUE;
    private static final String PROBLEM = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String FORM = org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        RequestMapping mapping = Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class));
        boolean reads = List.of(mapping.method()).contains(RequestMethod.GET);
        boolean isPage = !method.getBeanType().isAnnotationPresent(RestController.class);
        Set<HttpStatus> refusals = refusals(operation, method, reads);
        if (isPage) {
            describePage(operation, reads, refusals);
        } else {
            refusals.add(HttpStatus.NOT_ACCEPTABLE);
            describeFile(operation, method, mapping);
            ApiResponse created = operation.getResponses().get("201");
            if (created != null) {
                created.addHeaderObject(
                        "Location", new Header().description("Where it is").schema(new StringSchema()));
            }
        }
        refusals.forEach(status -> add(operation.getResponses(), status, isPage));
        return operation;
    }

    /** Adds problems with these statuses to the responses of an operation. */
    static void add(ApiResponses answers, HttpStatus... statuses) {
        for (HttpStatus status : statuses) {
            add(answers, status, false);
        }
    }

    private static void add(ApiResponses answers, HttpStatus status, boolean isPage) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
        Content content = new Content().addMediaType(PROBLEM, new MediaType().schema(problem));
        if (isPage) {
            content.addMediaType(HTML, new MediaType().schema(new StringSchema()));
        }
        answers.addApiResponse(
                "" + status.value(),
                new ApiResponse().description(meaning(status)).content(content));
    }

    private static Set<HttpStatus> refusals(Operation operation, HandlerMethod method, boolean reads) {
        Set<HttpStatus> refusals = EnumSet.of(HttpStatus.BAD_REQUEST);
        if (!reads) {
            refusals.add(HttpStatus.FORBIDDEN);
        }
        if (operation.getRequestBody() != null) {
            refusals.addAll(List.of(HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        }
        if (Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(PathVariable.class))) {
            refusals.add(HttpStatus.NOT_FOUND);
        }
        Refuses more = method.getMethodAnnotation(Refuses.class);
        if (more != null) {
            refusals.addAll(List.of(more.value()));
        }
        return refusals;
    }

    private static void describePage(Operation operation, boolean reads, Set<HttpStatus> refusals) {
        ApiResponses answers = new ApiResponses();
        if (reads) {
            refusals.add(HttpStatus.NOT_ACCEPTABLE);
            answers.addApiResponse("200", answer("A page", HTML));
        } else {
            refusals.add(HttpStatus.CONTENT_TOO_LARGE);
            ApiResponse leads = new ApiResponse().description("Redirects to the page that shows the result");
            leads.addHeaderObject("Location", new Header().schema(new StringSchema()));
            answers.addApiResponse("303", leads);
        }
        operation.setResponses(answers);
        freeParameters(operation, reads);
        if (operation.getTags() != null) {
            operation.setTags(new ArrayList<>(List.of("Pages")));
        }
    }

    /** A page takes the knobs of its scenario: in the link, or as the fields of its form. */
    private static void freeParameters(Operation operation, boolean reads) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        List<Parameter> free = parameters.stream()
                .filter(parameter -> "query".equals(parameter.getIn()))
                .filter(parameter -> parameter.getSchema().getAdditionalProperties() != null)
                .toList();
        for (Parameter parameter : free) {
            parameter.setRequired(false);
            parameter.setDescription("The knobs of the scenario, by name");
        }
        if (!reads && !free.isEmpty()) {
            operation.getParameters().removeAll(free);
            Schema<?> fields = new ObjectSchema().additionalProperties(new StringSchema());
            operation.setRequestBody(new RequestBody()
                    .description("The fields of the form: the knobs of the scenario, by name")
                    .content(new Content().addMediaType(FORM, new MediaType().schema(fields))));
        }
    }

    private static void describeFile(Operation operation, HandlerMethod method, RequestMapping mapping) {
        if (method.isVoid() && mapping.produces().length > 0) {
            operation.getResponses().addApiResponse("200", answer("A file", mapping.produces()[0]));
        }
    }

    private static ApiResponse answer(String description, String type) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(type, new MediaType().schema(new StringSchema())));
    }

    private static String meaning(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not valid: `field` says where";
            case FORBIDDEN -> "A page of another site may not do this";
            case NOT_FOUND -> "There is nothing at this path";
            case NOT_ACCEPTABLE -> "It is not available in a form that `Accept` asks for";
            case CONFLICT -> "The state of the run does not allow it, for example because it has ended";
            case CONTENT_TOO_LARGE -> "The body is longer than 64 KiB";
            case UNSUPPORTED_MEDIA_TYPE -> "The operation does not take a body of this type";
            case UNPROCESSABLE_CONTENT -> "A field of the form is not valid; the page says which";
            case TOO_MANY_REQUESTS -> "A limit is reached; `activity` links to the page that shows what is running";
            case SERVICE_UNAVAILABLE -> "The operating system refuses what is needed, or all slots are taken";
            default -> status.getReasonPhrase();
        };
    }
}
