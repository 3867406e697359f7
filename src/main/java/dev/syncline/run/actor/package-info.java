/** The actors of a run: threads, states, the clock, the gate, and the step scheduler. */
@NullMarked
package dev.syncline.run.actor;

import org.jspecify.annotations.NullMarked;
