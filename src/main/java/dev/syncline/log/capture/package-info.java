/** The way from the threads of a run to its log: the ring of events, and the one thread that makes chunks of them. */
@NullMarked
package dev.syncline.log.capture;

import org.jspecify.annotations.NullMarked;
