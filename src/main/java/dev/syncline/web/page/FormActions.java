package dev.syncline.web.page;

import dev.syncline.web.problem.RequestException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What all forms of the pages have in common. */
final class FormActions {
    private FormActions() {}

    /** Leads to a page after a form was sent, so that a reload does not send it again. */
    static ResponseEntity<Void> seeOther(URI page) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
    }

    /** The status of a form that is shown again: what the server cannot do is not the fault of a field. */
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
