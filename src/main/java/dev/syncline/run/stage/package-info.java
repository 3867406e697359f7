/**
 * What the body of a scenario works with: the stage, its objects and worker processes, and the operations of the user.
 */
@NullMarked
package dev.syncline.run.stage;

import org.jspecify.annotations.NullMarked;
