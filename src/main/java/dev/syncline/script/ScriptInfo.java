package dev.syncline.script;

import java.time.Instant;

/**
 * A script in the list of scripts.
 *
 * @param name its name, without {@code .py}
 * @param bytes how long its text is in UTF-8
 * @param changed when it was saved last
 */
public record ScriptInfo(String name, long bytes, Instant changed) {}
