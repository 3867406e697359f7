/** What an author of a scenario reads and writes: the lesson, its knobs, its outcomes and its stage. */
@NullMarked
package dev.syncline.scenario;

import org.jspecify.annotations.NullMarked;
