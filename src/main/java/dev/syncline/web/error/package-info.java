/** Which problem stands behind an exception, and how it is shown: as a page, or as a problem. */
@NullMarked
package dev.syncline.web.error;

import org.jspecify.annotations.NullMarked;
