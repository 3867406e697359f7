/** Pools of worker processes. */
@NullMarked
package dev.syncline.process.pool;

import org.jspecify.annotations.NullMarked;
