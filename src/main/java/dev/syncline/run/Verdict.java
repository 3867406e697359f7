package dev.syncline.run;

import dev.syncline.scenario.Grade;

/**
 * How a run ended.
 *
 * @param grade how good that is
 * @param text one sentence
 */
public record Verdict(Grade grade, String text) {}
