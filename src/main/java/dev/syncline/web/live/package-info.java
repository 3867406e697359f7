/** The WebSocket on which the log of a run is followed. */
@NullMarked
package dev.syncline.web.live;

import org.jspecify.annotations.NullMarked;
