package dev.syncline.trace;

/**
 * What the log says of an actor.
 *
 * @param id its number
 * @param name the label of its lane, unique in the run
 * @param kind {@code thread}, or {@code you} for the person at the screen
 */
public record ActorInfo(int id, String name, String kind) {}
