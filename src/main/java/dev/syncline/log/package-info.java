/** The log of a run: chunks of events and notes, kept in memory and in a file, and read back. */
@NullMarked
package dev.syncline.log;

import org.jspecify.annotations.NullMarked;
