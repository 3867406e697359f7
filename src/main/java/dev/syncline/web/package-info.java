/** The server: its configuration, its metrics, and what it prints when it starts or cannot. */
@NullMarked
package dev.syncline.web;

import org.jspecify.annotations.NullMarked;
