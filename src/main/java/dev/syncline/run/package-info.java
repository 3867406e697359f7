/** Runs: started, controlled, watched, ended and kept. */
@NullMarked
package dev.syncline.run;

import org.jspecify.annotations.NullMarked;
