package dev.syncline.scenario;

/**
 * What a {@link Judge} found.
 *
 * @param outcome the id of an outcome that the scenario declares
 * @param sentence what was seen, with its figures
 */
public record Judgement(String outcome, String sentence) {
    /** The outcome of this id, with a sentence made from its figures. */
    @SuppressWarnings("AnnotateFormatMethod") // that annotation would be one more dependency
    public static Judgement of(String outcome, String format, Object... figures) {
        return new Judgement(outcome, format.formatted(figures));
    }
}
