package dev.syncline.scenario;

/**
 * The prose of a scenario.
 *
 * @param chapter its chapter of the catalogue
 * @param order the place in the chapter, from 1
 * @param title a few words, for the heading and the card
 * @param summary one line that says what will be seen
 * @param shows what the scenario shows, for students
 * @param watchFor what to watch for on the timeline
 * @param moveThis which knob changes it, and how
 * @param pythonAndJava where the two languages differ here, or that they do not
 * @param talk what the lecturer says
 */
public record Lesson(
        Chapter chapter,
        int order,
        String title,
        String summary,
        String shows,
        String watchFor,
        String moveThis,
        String pythonAndJava,
        Talk talk) {}
