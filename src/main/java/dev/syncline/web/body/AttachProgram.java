package dev.syncline.web.body;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A Python program on the server's machine that wants to be traced.
 *
 * @param pid the id of its first process
 * @param script the path of its script
 * @param text what that contains
 * @param python the version of its interpreter
 * @param notebook whether it is a kernel of a notebook, whose text becomes known cell by cell
 */
public record AttachProgram(
        @NotNull @Min(2) @Max(Integer.MAX_VALUE) @Schema(description = "The id of its first process", example = "4711")
        Integer pid,

        @NotNull @Schema(description = "The path of its script", example = "/home/ann/race.py")
        String script,

        @NotNull @Schema(description = "What the script contains")
        String text,

        @NotNull @Schema(description = "The version of its interpreter", example = "3.13.0")
        String python,

        @Nullable @Schema(description = "Whether it is a kernel of a notebook, whose text becomes known cell by cell")
        Boolean notebook) {}
