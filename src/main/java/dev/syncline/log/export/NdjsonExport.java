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
            log.replay(0, (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
                ObjectInfo on = names.object(object);
                json.writeStartObject();
                json.writeNumberProperty("seq", seq);
                json.writeNumberProperty("t", t);
                writeText(json, "actor", names.actor(actor));
                json.writeStringProperty("kind", kind.word());
                writeText(json, "object", on == null ? null : on.name());
                json.writeNumberProperty("value", value);
                writeText(json, "peer", names.actor(peer));
                json.writeNumberProperty("line", line);
                writeText(json, "text", text);
                if (timed) {
                    json.writeBooleanProperty("timed", true);
                }
                LostUpdates.Overwrite overwrite = updates.see(seq, kind, actor, on, peer, text);
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
