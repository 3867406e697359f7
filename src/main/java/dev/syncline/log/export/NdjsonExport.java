package dev.syncline.log.export;

import dev.syncline.log.Log;
import dev.syncline.log.NameLookup;
import dev.syncline.log.ObjectInfo;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a log as text: one event per line, each a JSON object with names instead of numbers. */
public final class NdjsonExport {
    private NdjsonExport() {}

    /**
     * Writes all current events; {@code t} is in nanoseconds. A write that overwrites a value which its actor had not seen
     * has {@code overwrites}, the {@code seq} of the write that it replaces, and {@code lost}, how many updates are lost by
     * it. {@code out} stays open.
     *
     * @throws IOException if {@code out} cannot be written
     */
    public static void write(Log log, OutputStream out) throws IOException {
        NameLookup names = new NameLookup(log.entities());
        LostUpdates updates = new LostUpdates();
        JsonOutput.write(out, json -> {
            log.replay(0, event -> {
                ObjectInfo on = names.object(event.object());
                json.writeStartObject();
                json.writeNumberProperty("seq", event.seq());
                json.writeNumberProperty("t", event.t());
                writeText(json, "actor", names.actor(event.actor()));
                json.writeStringProperty("kind", event.kind().word());
                writeText(json, "object", on == null ? null : on.name());
                json.writeNumberProperty("value", event.value());
                writeText(json, "peer", names.actor(event.peer()));
                json.writeNumberProperty("line", event.line());
                writeText(json, "text", event.text());
                if (event.timed()) {
                    json.writeBooleanProperty("timed", true);
                }
                LostUpdates.Overwrite overwrite = updates.see(event, on);
                if (overwrite != null) {
                    json.writeNumberProperty("overwrites", overwrite.seq());
                    json.writeNumberProperty("lost", overwrite.lost());
                }
                json.writeEndObject();
            });
            if (log.events() > 0) {
                json.writeRaw('\n');
            }
        });
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, text);
        }
    }
}
