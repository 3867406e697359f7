package dev.syncline.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What was wrong with a request, to be sent as RFC 9457 has it.
 *
 * @param status the status of the answer
 * @param detail one sentence for a person, with the allowed range where there is one
 * @param field the part of the request that it is about: a field of the body, a parameter, a header
 */
record Problem(HttpStatus status, String detail, String field) {
    /** The members of the JSON object, in their order. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", status.getReasonPhrase());
        members.put("status", status.value());
        members.put("detail", detail);
        members.put("field", field);
        return members;
    }
}
