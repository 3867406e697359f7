/**
 * The foundation of everything that processes share: the shared page, semaphores, descriptors, pickling, the wire
 * format.
 */
@NullMarked
package dev.syncline.process.ipc;

import org.jspecify.annotations.NullMarked;
