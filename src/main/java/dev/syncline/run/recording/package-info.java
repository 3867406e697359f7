/** Logs that were recorded elsewhere, and are taken over. */
@NullMarked
package dev.syncline.run.recording;

import org.jspecify.annotations.NullMarked;
