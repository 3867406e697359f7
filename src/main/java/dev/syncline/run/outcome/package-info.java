/** The state of a run, and its graded outcome. */
@NullMarked
package dev.syncline.run.outcome;

import org.jspecify.annotations.NullMarked;
