package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.body.BodyFields;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.body.RunBodies;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.service.RunService;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.service.StartModes;
import dev.syncline.web.view.CatalogView;
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

/** The forms of the pages where no script runs; each redirects to the page of the run. */
@Controller
public final class RunFormController {
    private final CatalogView catalog;
    private final LecturePage lecture;
    private final RunStarter starter;
    private final RunService runService;
    private final BodyFields bodyFields;

    /** Starts and controls runs of this catalogue. */
    RunFormController(
            CatalogView catalog,
            LecturePage lecture,
            RunStarter starter,
            RunService runService,
            BodyFields bodyFields) {
        this.catalog = catalog;
        this.lecture = lecture;
        this.starter = starter;
        this.runService = runService;
        this.bodyFields = bodyFields;
    }

    /** Starts a run, or shows the form again with the reason: 422 for an invalid value, 429 for a limit. */
    @Refuses({HttpStatus.UNPROCESSABLE_CONTENT, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/scenarios/{id}/runs")
    Object start(@PathVariable String id, @RequestParam Map<String, String> fields) {
        Scenario scenario = catalog.scenario(id);
        FormValues values = FormValues.ofForm(scenario, fields);
        if (values.complaint() != null) {
            return again(id, values, fields, values.complaint(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return shows(starter.start(
                    scenario,
                    FormActions.blankToNull(fields.get("engine")),
                    values.knobs(),
                    seed(fields),
                    order(fields)));
        } catch (RequestException e) {
            return again(id, values, fields, LecturePage.Complaint.of(e), FormActions.statusOf(e));
        } catch (LimitExceeded e) {
            return again(id, values, fields, LecturePage.Complaint.of(e), HttpStatus.TOO_MANY_REQUESTS);
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

    /** Continues a run. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/continue")
    ResponseEntity<Void> continueRun(@PathVariable String id) {
        return paused(starter.find(id), false);
    }

    /** Lets the actor that has waited longest do its next operation. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/step")
    ResponseEntity<Void> step(@PathVariable String id) {
        Run run = starter.find(id);
        if (run.live()) {
            runService.step(run, null);
        }
        return shows(run);
    }

    /** Does one operation of the user. */
    @Refuses({HttpStatus.CONFLICT, HttpStatus.TOO_MANY_REQUESTS})
    @PostMapping("/runs/{id}/operations")
    ResponseEntity<Void> operate(
            @PathVariable String id,
            @RequestParam String object,
            @RequestParam String operation,
            @RequestParam(required = false) @Nullable String argument) {
        Run run = starter.find(id);
        if (run.live()) {
            runService.operate(run, object, operation, FormActions.blankToNull(argument));
        }
        return shows(run);
    }

    private ResponseEntity<Void> paused(Run run, boolean paused) {
        if (run.live()) {
            runService.change(run, Map.of(), paused);
        }
        return shows(run);
    }

    private ModelAndView again(
            String id,
            FormValues values,
            Map<String, String> fields,
            LecturePage.@Nullable Complaint complaint,
            HttpStatus status) {
        return lecture.of(id, values.knobs(), LecturePage.Chosen.of(fields), complaint, status);
    }

    private StartMode order(Map<String, String> fields) {
        return StartModes.of(
                FormActions.blankToNull(fields.get("schedule")),
                null,
                "true".equals(fields.get("paused")),
                tempo(fields));
    }

    private @Nullable Integer tempo(Map<String, String> fields) {
        String text = FormActions.blankToNull(fields.get("tempo"));
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,5}")) {
            throw BodyFields.refuse(RunBodies.StartRun.class, "tempo");
        }
        return bodyFields.check(RunBodies.StartRun.class, "tempo", Integer.valueOf(text));
    }

    private @Nullable Long seed(Map<String, String> fields) {
        String text = FormActions.blankToNull(fields.get("seed"));
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,18}")) {
            throw BodyFields.refuse(RunBodies.StartRun.class, "seed");
        }
        return bodyFields.check(RunBodies.StartRun.class, "seed", Long.valueOf(text));
    }

    private static ResponseEntity<Void> shows(Run run) {
        return FormActions.seeOther(URI.create("/runs/" + run.id()));
    }
}
