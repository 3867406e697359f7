/** The HTTP interface for programs. */
@NullMarked
package dev.syncline.web.api;

import org.jspecify.annotations.NullMarked;
