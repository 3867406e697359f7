/** The same scenario run again and again, and the count of its outcomes. */
@NullMarked
package dev.syncline.run.series;

import org.jspecify.annotations.NullMarked;
