/** What is to be run, on which engine, in which order, and within which limits. */
@NullMarked
package dev.syncline.run.spec;

import org.jspecify.annotations.NullMarked;
