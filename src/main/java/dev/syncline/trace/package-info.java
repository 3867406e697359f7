/**
 * What a traced primitive knows of its run: the actor, the gate that every operation passes, and the observer of its
 * events.
 */
@NullMarked
package dev.syncline.trace;

import org.jspecify.annotations.NullMarked;
