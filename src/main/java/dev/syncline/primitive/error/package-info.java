/** What the operations of the primitives raise, as Python's do. */
@NullMarked
package dev.syncline.primitive.error;

import org.jspecify.annotations.NullMarked;
