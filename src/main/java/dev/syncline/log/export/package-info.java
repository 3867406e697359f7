/** Exports of a log in the formats of other tools. */
@NullMarked
package dev.syncline.log.export;

import org.jspecify.annotations.NullMarked;
