package dev.syncline.web.openapi;

import dev.syncline.web.page.ActivityController;
import dev.syncline.web.page.CodeController;
import dev.syncline.web.page.CompareController;
import dev.syncline.web.page.OutcomesController;
import dev.syncline.web.page.PageController;
import dev.syncline.web.page.RunFormController;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The OpenAPI document at {@code /v3/api-docs}: springdoc makes it from the controllers, their records and their
 * Javadoc; this class adds what they do not say.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {
    private static final List<Class<?>> PAGES = List.of(
            PageController.class,
            CodeController.class,
            RunFormController.class,
            OutcomesController.class,
            CompareController.class,
            ActivityController.class);

    private static final String ABOUT = """
            Runs synchronization primitives on real threads and in real worker processes. A run is a log; everything else \
            is made from it. What is refused is answered with a problem (RFC 9457) whose `detail` is a sentence and whose \
            `field` says what it is about. Times are in nanoseconds unless a name says otherwise.""";

    /** The head of the document. */
    @Bean
    OpenAPI document(@Value("${spring.application.version}") String version) {
        SpringDocUtils.getConfig().addRestControllers(PAGES.toArray(Class[]::new));
        SpringDocUtils.getConfig().addResponseTypeToIgnore(ModelAndView.class);
        return new OpenAPI()
                .info(new Info()
                        .title("Syncline")
                        .version(version)
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    /** Completes the document with problems, the WebSocket, and the required members of responses. */
    @Bean
    OpenApiCustomizer completion(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return document -> {
            ModelConverters.getInstance(true)
                    .readAll(new AnnotatedType(ProblemBody.class))
                    .forEach(document.getComponents()::addSchemas);
            Schema<?> problem = document.getComponents().getSchemas().get("Problem");
            if (problem != null) {
                problem.setRequired(List.of("type", "title", "status", "detail", "field"));
            }
            document.path("/ws/runs/{id}", new PathItem().get(watch()));
            document.setTags(List.of(
                    new Tag().name("Runs").description("Start, watch, control and export single runs"),
                    new Tag().name("Series").description("The same scenario, run many times"),
                    new Tag().name("Scenarios").description("The catalogue"),
                    new Tag().name("Engines").description("What can run scenarios here"),
                    new Tag().name("Pages").description("The pages for browsers, and what their forms do")));
            RecordSchemas.complete(
                    document.getComponents(),
                    requestMappingHandlerMapping.getHandlerMethods().values());
            document.getPaths().forEach((path, item) -> item.readOperations().forEach(each -> tidy(path, each)));
            document.getComponents().getSchemas().values().forEach(OpenApiDocument::tidy);
        };
    }

    private static Operation watch() {
        Schema<?> from = new IntegerSchema().format("int64").minimum(BigDecimal.ZERO);
        ApiResponses answers = new ApiResponses()
                .addApiResponse(
                        "101", new ApiResponse().description("A WebSocket, whose messages are chunks of the log"));
        OpenApiErrors.add(
                answers,
                HttpStatus.BAD_REQUEST,
                HttpStatus.FORBIDDEN,
                HttpStatus.NOT_FOUND,
                HttpStatus.SERVICE_UNAVAILABLE);
        Parameter id =
                new PathParameter().name("id").description("The id of a run").schema(new StringSchema());
        return new Operation()
                .operationId("watch")
                .addTagsItem("Runs")
                .summary("Follows the log of a run; takes WebSockets only.")
                .addParametersItem(id)
                .addParametersItem(new QueryParameter()
                        .name("from")
                        .description("The number of the first event to send; 0 if left out")
                        .schema(from))
                .responses(answers);
    }

    private static void tidy(String path, Operation operation) {
        for (Parameter parameter :
                operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            if (parameter.getIn().equals("path")) {
                parameter.setDescription("The id of a %s"
                        .formatted(
                                path.contains("runs/{") ? "run" : path.contains("series/{") ? "series" : "scenario"));
            }
        }
        operation.setSummary(plain(operation.getSummary()));
        operation.setDescription(null); // the same sentence again
    }

    private static void tidy(Schema<?> schema) {
        schema.setDescription(plain(schema.getDescription()));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(OpenApiDocument::tidy);
        }
    }

    /** Javadoc without its marks, on one line. */
    private static @Nullable String plain(@Nullable String javadoc) {
        return javadoc == null
                ? null
                : javadoc.replaceAll("<[^>]+>", "")
                        .replaceAll("\\{@\\w+ +(\\S+ +)?([^}]+)}", "$2")
                        .replaceAll("\\s+", " ");
    }
}
