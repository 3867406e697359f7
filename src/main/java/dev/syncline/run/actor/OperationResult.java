package dev.syncline.run.actor;

import org.jspecify.annotations.Nullable;

/**
 * The result of an operation of the user.
 *
 * @param done whether it is over; if not, it waits, for example because a queue is full or the run is paused
 * @param raised the message of the error that it raised, or null
 * @param result what it returned, or null
 */
public record OperationResult(
        boolean done, @Nullable String raised, @Nullable Object result) {}
