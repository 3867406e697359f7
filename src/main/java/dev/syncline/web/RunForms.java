package dev.syncline.web;

import dev.syncline.run.Order;
import dev.syncline.run.Run;
import dev.syncline.run.TooMuch;
import dev.syncline.scenario.Scenario;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the buttons of the pages do where no script runs; each leads back to the page of the run. */
@Controller
final class RunForms {
    private final Course course;
    private final Lecture lecture;
    private final Starter starter;
    private final Conductor conductor;
    private final BodyFields bodyFields;

    /** Starts and conducts runs of this course. */
    RunForms(Course course, Lecture lecture, Starter starter, Conductor conductor, BodyFields bodyFields) {
        this.course = course;
        this.lecture = lecture;
        this.starter = starter;
        this.conductor = conductor;
        this.bodyFields = bodyFields;
    }

    /** Starts a run, or shows the form again with the reason why not: 422 for a bad value, 429 for a limit. */
    @Refuses({HttpStatus.UNPROCESSABLE_CONTENT, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/scenarios/{id}/runs")
    Object start(@PathVariable String id, @RequestParam Map<String, String> fields) {
        Scenario scenario = course.scenario(id);
        FormValues values = FormValues.ofForm(scenario, fields);
        if (values.complaint() != null) {
            return again(id, values, fields, values.complaint(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return shows(starter.start(
                    scenario, Forms.blankToNull(fields.get("engine")), values.knobs(), seed(fields), order(fields)));
        } catch (Refused e) {
            return again(id, values, fields, Lecture.Complaint.of(e), Forms.statusOf(e));
        } catch (TooMuch e) {
            return again(id, values, fields, Lecture.Complaint.of(e), HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    /** Stops a run. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/stop")
    ResponseEntity<Void> stop(@PathVariable String id) {
        Run run = starter.find(id);
        run.stop();
        return shows(run);
    }

    /** Pauses a run. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/pause")
    ResponseEntity<Void> pause(@PathVariable String id) {
        return paused(starter.find(id), true);
    }

    /** Lets a run go on. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/continue")
    ResponseEntity<Void> goOn(@PathVariable String id) {
        return paused(starter.find(id), false);
    }

    /** Lets whoever has stood longest do its next operation. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/step")
    ResponseEntity<Void> step(@PathVariable String id) {
        Run run = starter.find(id);
        if (run.live()) {
            conductor.step(run, null);
        }
        return shows(run);
    }

    /** Does one operation of the person at the screen. */
    @Refuses({HttpStatus.CONFLICT, HttpStatus.TOO_MANY_REQUESTS})
    @PostMapping("/runs/{id}/operations")
    ResponseEntity<Void> operate(
            @PathVariable String id,
            @RequestParam String object,
            @RequestParam String operation,
            @RequestParam(required = false) @Nullable String argument) {
        Run run = starter.find(id);
        if (run.live()) {
            conductor.operate(run, object, operation, Forms.blankToNull(argument));
        }
        return shows(run);
    }

    private ResponseEntity<Void> paused(Run run, boolean paused) {
        if (run.live()) {
            conductor.change(run, Map.of(), paused);
        }
        return shows(run);
    }

    private ModelAndView again(
            String id,
            FormValues values,
            Map<String, String> fields,
            Lecture.@Nullable Complaint complaint,
            HttpStatus status) {
        return lecture.of(id, values.knobs(), Lecture.Chosen.of(fields), complaint, status);
    }

    private static Order order(Map<String, String> fields) {
        return Orders.of(Forms.blankToNull(fields.get("schedule")), null, "true".equals(fields.get("paused")));
    }

    private @Nullable Long seed(Map<String, String> fields) {
        String text = Forms.blankToNull(fields.get("seed"));
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,18}")) {
            throw BodyFields.refuse(RunBodies.StartRun.class, "seed");
        }
        return bodyFields.check(RunBodies.StartRun.class, "seed", Long.valueOf(text));
    }

    private static ResponseEntity<Void> shows(Run run) {
        return Forms.seeOther(URI.create("/runs/" + run.id()));
    }
}
