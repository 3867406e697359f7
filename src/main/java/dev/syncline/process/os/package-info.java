/** The calls of the operating system, and the names and files that a run leaves there until it ends. */
@NullMarked
package dev.syncline.process.os;

import org.jspecify.annotations.NullMarked;
