/** How a request is refused: with a sentence, as a problem (RFC 9457). */
@NullMarked
package dev.syncline.web.problem;

import org.jspecify.annotations.NullMarked;
