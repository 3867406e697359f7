package dev.syncline.run.untraced;

/**
 * How many runs without the tracer had a result.
 *
 * @param line the last line that they printed; may be empty
 * @param ending how they ended if not with success, as a sentence; otherwise empty
 * @param count how many they are
 */
public record ResultCount(String line, String ending, int count) {}
