/** The catalogue, scenarios, runs and series as screens and scripts see them. */
@NullMarked
package dev.syncline.web.view;

import org.jspecify.annotations.NullMarked;
