/** The pages, the HTTP interface and the WebSocket. */
@NullMarked
package dev.syncline.web;

import org.jspecify.annotations.NullMarked;
