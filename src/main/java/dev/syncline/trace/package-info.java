/**
 * What a traced primitive knows of the run it is in: who acts, the gate that every operation passes, and where
 * events go.
 */
@NullMarked
package dev.syncline.trace;

import org.jspecify.annotations.NullMarked;
