package dev.syncline.web.api;

import dev.syncline.script.KeptScript;
import dev.syncline.script.ScriptInfo;
import dev.syncline.script.Scripts;
import dev.syncline.web.body.MaxBody;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.service.ScriptService;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Scripts: programs in Python that users write themselves. Every operation is answered with 403 where they are off; see the setting
 * {@code syncline.scripts}.
 */
@RestController
@Tag(name = "Scripts")
@RequestMapping(path = "/api/scripts")
final class ScriptController {
    private static final String PYTHON = "text/x-python";
    private static final String PYTHON_UTF_8 = PYTHON + ";charset=UTF-8";

    private final ScriptService scripts;

    /** Keeps scripts by this service. */
    ScriptController(ScriptService scripts) {
        this.scripts = scripts;
    }

    /** Every script, by name. */
    @Refuses(HttpStatus.FORBIDDEN)
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<ScriptInfo> all() {
        return scripts.all();
    }

    /** The text of a script; its ETag is for {@code If-Match}. */
    @Refuses(HttpStatus.FORBIDDEN)
    @GetMapping(path = "/{name}", produces = PYTHON_UTF_8)
    ResponseEntity<String> one(@PathVariable String name) {
        KeptScript script = scripts.get(name);
        return ResponseEntity.ok().eTag(script.tag()).body(script.text());
    }

    /**
     * Saves a script, in UTF-8. With {@code If-Match}, only if its ETag is still that one; with {@code If-None-Match: *}, only if there
     * is no script of this name.
     */
    @Refuses({HttpStatus.PRECONDITION_FAILED, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @MaxBody(Scripts.MAX_BYTES)
    @PutMapping(path = "/{name}", consumes = PYTHON, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScriptInfo> save(
            @PathVariable String name,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(mediaType = PYTHON, schema = @Schema(type = "string")))
                    @RequestBody(required = false)
                    byte @Nullable [] body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch) {
        KeptScript saved = scripts.save(name, text(body == null ? new byte[0] : body), expected(ifMatch, ifNoneMatch));
        return ResponseEntity.ok()
                .location(URI.create("/api/scripts/" + name))
                .eTag(saved.tag())
                .body(saved.info());
    }

    /** Deletes a script; with {@code If-Match}, only if its ETag is still that one. */
    @Refuses(HttpStatus.PRECONDITION_FAILED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{name}")
    void delete(
            @PathVariable String name, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        scripts.delete(name, expected(ifMatch, null));
    }

    private static Predicate<Optional<KeptScript>> expected(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return present -> (ifMatch == null
                        || present.filter(script -> matches(ifMatch, script)).isPresent())
                && (ifNoneMatch == null
                        || present.filter(script -> matches(ifNoneMatch, script))
                                .isEmpty());
    }

    /** Whether a list of entity tags has that of this script; those that a proxy has made weak are its, too. */
    private static boolean matches(String tags, KeptScript script) {
        return tags.strip().equals("*") || tags.contains("\"%s\"".formatted(script.tag()));
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RequestException.value("body", "The text of a script is UTF-8, and this is not.");
        }
    }
}
