/** The WebSocket that carries the log of a run to its viewers. */
@NullMarked
package dev.syncline.web.live;

import org.jspecify.annotations.NullMarked;
