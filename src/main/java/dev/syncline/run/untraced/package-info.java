/** The Python program of a run, run again and again without the tracer, and the count of what it printed. */
@NullMarked
package dev.syncline.run.untraced;

import org.jspecify.annotations.NullMarked;
