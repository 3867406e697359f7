package dev.syncline.web.openapi;

import dev.syncline.web.problem.Problems;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a problem looks like in the OpenAPI document; {@link Problems} makes them.
 *
 * @param type always about:blank
 * @param title the name of the status
 * @param status the status of the answer
 * @param detail one sentence for a user
 * @param field the part of the request it is about
 * @param activity the page that shows what is running
 * @param newest the page of the newest run
 */
@Schema(name = "Problem", description = "Why a request was refused (RFC 9457)")
record ProblemBody(
        @Schema(description = "Always about:blank", example = "about:blank")
        String type,

        @Schema(description = "The name of the status", example = "Bad Request")
        String title,

        @Schema(description = "The status of the answer", example = "400", minimum = "400", maximum = "599")
        int status,

        @Schema(
                description = "One sentence for a person, with the allowed range if there is one",
                example = "The field 'scenario' is missing.",
                minLength = 1)
        String detail,

        @Schema(
                description = "The part of the request it is about: a field of the body, a parameter, a header",
                example = "scenario")
        String field,

        @Schema(description = "Only when a limit is reached: the page that shows what is running") @Nullable
        String activity,

        @Schema(description = "Only when there is no such run: the page of the newest one") @Nullable
        String newest) {}
