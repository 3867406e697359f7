/** Does what a request asks for, and says in the words of HTTP why it cannot be done. */
@NullMarked
package dev.syncline.web.service;

import org.jspecify.annotations.NullMarked;
