/** The catalogue, scenarios, runs and series as pages and programs see them. */
@NullMarked
package dev.syncline.web.view;

import org.jspecify.annotations.NullMarked;
