package dev.syncline.log.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes the JSON of the exports. */
final class JsonOutput {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("\n")
            .build();

    private JsonOutput() {}

    /**
     * Writes {@code content} to {@code out}, which stays open.
     *
     * @throws IOException if {@code out} cannot be written
     */
    static void write(OutputStream out, Consumer<JsonGenerator> content) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        out.flush();
    }
}
