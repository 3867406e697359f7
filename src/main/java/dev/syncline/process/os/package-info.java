/** System calls, and the names and files of a run that exist in the operating system until the run ends. */
@NullMarked
package dev.syncline.process.os;

import org.jspecify.annotations.NullMarked;
