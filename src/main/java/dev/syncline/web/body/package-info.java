/** The bodies of requests: their types and limits, how they are read, and the message when one does not fit. */
@NullMarked
package dev.syncline.web.body;

import org.jspecify.annotations.NullMarked;
