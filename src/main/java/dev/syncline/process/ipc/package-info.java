/** What all that processes share is built on: the shared page, semaphores, descriptors, pickling, the wire format. */
@NullMarked
package dev.syncline.process.ipc;

import org.jspecify.annotations.NullMarked;
