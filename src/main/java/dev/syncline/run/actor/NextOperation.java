package dev.syncline.run.actor;

/**
 * The operation that an actor does next, before which it is held.
 *
 * @param actor its name
 * @param line where the operation stands in the source of the scenario, from 1
 */
public record NextOperation(String actor, int line) {}
