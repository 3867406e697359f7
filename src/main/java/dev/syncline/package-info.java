/** The application: it starts the server and finds the scenarios. */
@NullMarked
package dev.syncline;

import org.jspecify.annotations.NullMarked;
