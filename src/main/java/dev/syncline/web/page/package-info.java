/** The pages, and the forms that work without a script. */
@NullMarked
package dev.syncline.web.page;

import org.jspecify.annotations.NullMarked;
