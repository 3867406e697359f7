/** The properties that can be set. */
@NullMarked
package dev.syncline.web.config;

import org.jspecify.annotations.NullMarked;
