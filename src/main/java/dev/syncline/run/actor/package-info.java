/** The actors of a run: their threads, their states, the clock and the gate that hold them, and whose turn it is. */
@NullMarked
package dev.syncline.run.actor;

import org.jspecify.annotations.NullMarked;
