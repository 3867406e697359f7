/** Synchronization primitives with Python's behaviour in Java's spelling, usable with or without a run. */
@NullMarked
package dev.syncline.primitive;

import org.jspecify.annotations.NullMarked;
