/** The log of a run: how events are captured, kept in chunks, written, read and exported. */
@NullMarked
package dev.syncline.trace;

import org.jspecify.annotations.NullMarked;
