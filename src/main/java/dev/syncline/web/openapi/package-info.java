/** The OpenAPI document, made from the controllers, their types and their Javadoc. */
@NullMarked
package dev.syncline.web.openapi;

import org.jspecify.annotations.NullMarked;
