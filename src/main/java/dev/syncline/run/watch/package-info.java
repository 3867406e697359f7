/** The search for deadlocks and stalls in the log of a run. */
@NullMarked
package dev.syncline.run.watch;

import org.jspecify.annotations.NullMarked;
