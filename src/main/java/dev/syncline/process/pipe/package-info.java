/** Pipes between processes, and the queues that are built on them. */
@NullMarked
package dev.syncline.process.pipe;

import org.jspecify.annotations.NullMarked;
