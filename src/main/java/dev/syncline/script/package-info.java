/** Scripts: programs in Python that users write themselves, kept as files on the server. */
@NullMarked
package dev.syncline.script;

import org.jspecify.annotations.NullMarked;
