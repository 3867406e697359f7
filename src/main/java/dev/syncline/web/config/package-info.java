/** The properties that can be set from outside. */
@NullMarked
package dev.syncline.web.config;

import org.jspecify.annotations.NullMarked;
