package dev.syncline.web.page;

import dev.syncline.web.problem.RequestException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Helpers for all forms of the pages. */
final class FormActions {
    private FormActions() {}

    /** Redirects to a page after a form was sent, so that a reload does not send it again. */
    static ResponseEntity<Void> seeOther(URI page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
    }

    /**
     * The status of a form that is shown again: 422 for a wrong field, the server's own status for a failure of the
     * server.
     */
    static HttpStatus statusOf(RequestException refused) {
        return refused.getStatusCode().is5xxServerError()
                ? HttpStatus.valueOf(refused.getStatusCode().value())
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    /** What was typed into a field, or null for nothing. */
    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
