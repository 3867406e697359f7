/** From a traced Python program to the log of a run, and its control. */
@NullMarked
package dev.syncline.run.python;

import org.jspecify.annotations.NullMarked;
