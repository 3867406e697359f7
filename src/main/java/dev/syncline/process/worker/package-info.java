/** Worker processes, on the side of the server and inside the worker: starting, warming up, connecting, killing. */
@NullMarked
package dev.syncline.process.worker;

import org.jspecify.annotations.NullMarked;
