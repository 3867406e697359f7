/** Pipes, and queues on top of them, between processes. */
@NullMarked
package dev.syncline.process.pipe;

import org.jspecify.annotations.NullMarked;
