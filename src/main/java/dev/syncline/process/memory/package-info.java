/** Values, arrays and blocks of memory that processes share. */
@NullMarked
package dev.syncline.process.memory;

import org.jspecify.annotations.NullMarked;
