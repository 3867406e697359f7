/** Which problem belongs to an exception, and how it is shown: as a page, or as JSON. */
@NullMarked
package dev.syncline.web.error;

import org.jspecify.annotations.NullMarked;
