package dev.syncline.scenario;

/**
 * What a lecturer says over the timeline.
 *
 * @param solves the problem that the mechanism solves
 * @param tradeOff what it costs
 * @param example where it is met in the real world
 * @param tidbit something worth saying aloud
 * @param question a question for the hall
 * @param answer its answer
 */
public record Talk(String solves, String tradeOff, String example, String tidbit, String question, String answer) {}
