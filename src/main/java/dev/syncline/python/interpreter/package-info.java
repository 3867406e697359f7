/** The CPythons of this machine. */
@NullMarked
package dev.syncline.python.interpreter;

import org.jspecify.annotations.NullMarked;
