/** Objects that a process of their own holds for others. */
@NullMarked
package dev.syncline.process.manager;

import org.jspecify.annotations.NullMarked;
