package dev.syncline.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What all forms of the pages have in common. */
final class Forms {
    private Forms() {}

    /** Leads to a page after a form was sent, so that a reload does not send it again. */
    static ResponseEntity<Void> seeOther(URI page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
    }

    /** What was typed into a field, or null for nothing. */
    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
