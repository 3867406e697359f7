/** Worker processes, the actors of the engine {@code processes}, and what the operating system lets them share. */
@NullMarked
package dev.syncline.process;

import org.jspecify.annotations.NullMarked;
