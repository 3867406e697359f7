/**
 * Locks, semaphores, events, conditions and barriers between processes, as Python's {@code multiprocessing} has
 * them.
 */
@NullMarked
package dev.syncline.process.sync;

import org.jspecify.annotations.NullMarked;
