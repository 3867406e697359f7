/** The scenarios, one file each. */
@NullMarked
package dev.syncline.catalog;

import org.jspecify.annotations.NullMarked;
