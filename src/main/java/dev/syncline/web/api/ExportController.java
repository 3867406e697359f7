package dev.syncline.web.api;

import dev.syncline.log.Log;
import dev.syncline.log.export.ChromeTraceExport;
import dev.syncline.log.export.NdjsonExport;
import dev.syncline.run.Run;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.config.ClientLimits;
import dev.syncline.web.guard.Deadline;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.view.CatalogView;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log of a run as a file, in three formats; for a live run, as far as it is recorded. */
@RestController
@Tag(name = "Runs")
@RequestMapping("/api/runs/{id}")
final class ExportController {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final RunStarter starter;
    private final CatalogView catalog;
    private final ClientLimits limits;

    /** Finds runs and their titles here; {@code limits} say how long a log may take to be read. */
    ExportController(RunStarter starter, CatalogView catalog, ClientLimits limits) {
        this.limits = limits;
        this.starter = starter;
        this.catalog = catalog;
    }

    /** Writes a log. */
    private interface Format {
        void write(Log log, OutputStream out) throws IOException;
    }

    /**
     * One event a line, names resolved. A write that overwrites a value which its actor had not seen has {@code overwrites}, the
     * {@code seq} of the write that it replaces, and {@code lost}, how many updates are lost by it.
     */
    @Refuses(HttpStatus.CONFLICT)
    @GetMapping(path = "/events", produces = MediaType.APPLICATION_NDJSON_VALUE)
    void events(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(starter.find(id), MediaType.APPLICATION_NDJSON_VALUE, "ndjson", NdjsonExport::write, request, response);
    }

    /** The log as it is: a CBOR sequence, see {@code docs/log-format.md}. */
    @Refuses(HttpStatus.CONFLICT)
    @GetMapping(path = "/log", produces = "application/cbor-seq")
    void log(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(starter.find(id), "application/cbor-seq", "cborseq", Log::copyTo, request, response);
    }

    /** Chrome's Trace Event JSON, which opens in Perfetto. */
    @Refuses(HttpStatus.CONFLICT)
    @GetMapping(path = "/trace", produces = MediaType.APPLICATION_JSON_VALUE)
    void trace(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Run run = starter.find(id);
        String title = catalog.title(run.scenario());
        Format format = (log, out) -> ChromeTraceExport.write(log, title, out);
        send(run, MediaType.APPLICATION_JSON_VALUE, "trace.json", format, request, response);
    }

    private void send(
            Run run,
            String type,
            String ending,
            Format format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%s.%s\"".formatted(run.scenario(), run.id(), ending));
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        Deadline.extendForWriting(limits.exportTime());
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
        try {
            format.write(run.log(), out);
        } catch (UncheckedIOException e) {
            starter.find(run.id()); // if the run was discarded meanwhile, the answer is 404 rather than 500
            throw e;
        }
        out.flush();
    }
}
