/** Runs: starting, pausing, stopping and judging the execution of a scenario. */
@NullMarked
package dev.syncline.run;

import org.jspecify.annotations.NullMarked;
