/** Does what a request asks for, or says in terms of HTTP why it cannot be done. */
@NullMarked
package dev.syncline.web.service;

import org.jspecify.annotations.NullMarked;
