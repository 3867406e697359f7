/** Managers: processes that hold objects for other processes. */
@NullMarked
package dev.syncline.process.manager;

import org.jspecify.annotations.NullMarked;
