package dev.syncline.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import dev.syncline.web.error.ErrorPageController;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document says what the server does: all of it, nothing else, and in this shape. */
@ServerTest
@Timeout(120)
class OpenApiDocumentTest {
    /** What OpenAPI has beside JSON Schema; of any other word the validator would warn. */
    private static final Dialect OPEN_API = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("components"))
            .keyword(new AnnotationKeyword("example"))
            .build();

    private final Client client;
    private final RequestMappingHandlerMapping mappings;
    private final JsonNode document;

    OpenApiDocumentTest(@LocalServerPort int port, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        client = new Client(port);
        mappings = requestMappingHandlerMapping;
        document = Client.json(client.get("/v3/api-docs"));
    }

    @AfterEach
    void discard() {
        for (JsonNode series : Client.json(client.get("/api/series"))) {
            client.send("DELETE", "/api/series/" + series.path("id").asString(), "", "");
        }
        client.discardAll();
    }

    @Test
    void hasEveryOperationOfTheServerAndNoOther() {
        Set<String> served = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("dev.syncline"))
                .filter(entry -> entry.getValue().getBeanType() != ErrorPageController.class)
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry(
                        (method, operation) -> documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertThat(documented.remove("GET /ws/runs/{id}")).as("the WebSocket").isTrue();
        assertThat(documented).isEqualTo(served);
    }

    @Test
    void saysOfEveryOperationWhatItIsHowItAnswersAndHowItRefuses() {
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    String name = method + " " + path;
                    assertThat(operation.path("summary").asString("")).as(name).endsWith(".");
                    assertThat(operation.path("tags").size()).as(name).isEqualTo(1);
                    assertThat(operation.path("responses").propertyNames())
                            .as(name)
                            .contains("400");
                    operation.path("responses").forEachEntry((status, answer) -> {
                        assertThat(answer.path("description").asString(""))
                                .as(name + status)
                                .isNotBlank();
                        if (status.startsWith("4")) {
                            assertThat(answer.at("/content/application~1problem+json/schema/$ref")
                                            .asString(""))
                                    .as(name + status)
                                    .isEqualTo("#/components/schemas/Problem");
                        }
                    });
                }));
    }

    @Test
    void saysTheLimitsThatAreChecked() {
        JsonNode start = schema("StartRun");
        assertThat(start.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(start.path("required").isMissingNode())
                .as("either a scenario or a script")
                .isTrue();
        assertThat(schema("Operate").path("required").toString()).isEqualTo("[\"object\",\"operation\"]");
        assertThat(start.at("/properties/seed/maximum").asLong()).isEqualTo(9007199254740991L);
        assertThat(start.at("/properties/pace/maximum").asInt()).isEqualTo(10_000);
        assertThat(schema("StartSeries").at("/properties/times/maximum").asInt())
                .isEqualTo(200);
        assertThat(schema("ChangeRun").at("/properties/speed/minimum").asDouble())
                .isEqualTo(0.05);
        assertThat(schema("RunView").at("/properties/live/description").asString())
                .as("the Javadoc")
                .isEqualTo("whether it has not ended yet");
    }

    @Test
    void hasTheShapeOfWhatIsAnswered() {
        HttpResponse<String> started = client.post("/api/runs", "{\"scenario\":\"every-knob\"}");
        fits("/paths/~1api~1runs/post", started, 201);
        String run = Client.json(started).path("id").asString();
        String path = "/api/runs/" + run;
        fits("/paths/~1api~1runs~1{id}/get", client.get(path), 200);
        fits("/paths/~1api~1runs/get", client.get("/api/runs"), 200);
        fits("/paths/~1api~1engines/get", client.get("/api/engines"), 200);
        fits("/paths/~1api~1scenarios/get", client.get("/api/scenarios"), 200);
        fits("/paths/~1api~1scenarios~1{id}/get", client.get("/api/scenarios/every-knob"), 200);
        fits("/paths/~1api~1scenarios~1{id}~1newest-run/get", client.get("/api/scenarios/every-knob/newest-run"), 200);
        Client.soon().until(() -> client.run(run).path("objects").size() == 2);
        fits(
                "/paths/~1api~1runs~1{id}~1operations/post",
                client.post(path + "/operations", "{\"object\":\"go\",\"operation\":\"isSet\"}"),
                200);
        fits("/paths/~1api~1runs~1{id}/patch", client.send("PATCH", path, "application/json", "{}"), 200);
        fits("/paths/~1api~1runs~1{id}~1stop/post", client.post(path + "/stop", ""), 200);
        fits("/paths/~1api~1runs~1{id}/get", client.get(path), 200);
        client.send("PUT", "/api/scripts/mine", "text/x-python", "print(1)");
        fits("/paths/~1api~1scripts/get", client.get("/api/scripts"), 200);
        fits("/paths/~1api~1scripts~1{name}/put", client.send("PUT", "/api/scripts/mine", "text/x-python", "x"), 200);
        client.send("DELETE", "/api/scripts/mine", "", "");
        HttpResponse<String> series = client.post("/api/series", "{\"scenario\":\"every-knob\",\"times\":3}");
        fits("/paths/~1api~1series/post", series, 201);
        fits("/paths/~1api~1series/get", client.get("/api/series"), 200);
        fits("/paths/~1api~1series/post", client.post("/api/series", "{\"scenario\":\"every-knob\"}"), 429);
        Client.soon()
                .untilAsserted(
                        () -> assertThat(Client.json(client.get("/api/runs")).findValuesAsString("series"))
                                .contains(Client.json(series).path("id").asString()));
    }

    @ParameterizedTest
    @CsvSource({
        "/paths/~1api~1runs/post,          POST,   /api/runs,                 {},      400",
        "/paths/~1api~1runs/post,          POST,   /api/runs,                 nonsense, 400",
        "/paths/~1api~1runs~1{id}/get,     GET,    /api/runs/nix,             '',      404",
        "/paths/~1api~1series~1{id}/delete, DELETE, /api/series/nix,          '',      404"
    })
    void hasTheShapeOfWhatIsRefused(String operation, String method, String path, String body, int status) {
        fits(operation, client.send(method, path, body.isEmpty() ? "" : "application/json", body), status);
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    /** Checks an answer against the schema that the document has for it. */
    private void fits(String operation, HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String type = status < 400 ? "application~1json" : "application~1problem+json";
        ObjectNode schema = document.at("%s/responses/%d/content/%s/schema".formatted(operation, status, type))
                .deepCopy()
                .asObject();
        assertThat(schema.isEmpty()).as(operation + " " + status).isFalse();
        schema.set("components", document.path("components"));
        Schema validator = SchemaRegistry.withDefaultDialect(OPEN_API).getSchema(schema);
        assertThat(validator.validate(Client.json(answer))).as(answer.body()).isEmpty();
    }
}
