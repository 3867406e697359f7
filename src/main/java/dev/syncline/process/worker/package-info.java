/** Worker processes, seen from the server and from within: started, kept warm, connected, killed. */
@NullMarked
package dev.syncline.process.worker;

import org.jspecify.annotations.NullMarked;
