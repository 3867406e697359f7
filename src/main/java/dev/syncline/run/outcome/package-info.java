/** How a run stands and how it ended, graded. */
@NullMarked
package dev.syncline.run.outcome;

import org.jspecify.annotations.NullMarked;
