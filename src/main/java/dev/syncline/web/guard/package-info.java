/**
 * The checks before a request reaches its controller: host names, other sites, slow clients, limits for each address.
 */
@NullMarked
package dev.syncline.web.guard;

import org.jspecify.annotations.NullMarked;
