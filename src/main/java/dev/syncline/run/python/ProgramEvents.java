package dev.syncline.run.python;

import dev.syncline.log.KindNumber;
import dev.syncline.log.LogEvent;
import dev.syncline.python.program.TracerRecord;
import dev.syncline.run.spec.Limits;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the records of a traced program into the events of its run, one after the other, on the thread that reads them. */
final class ProgramEvents implements Consumer<TracerRecord> {
    private static final System.Logger LOGGER = System.getLogger(ProgramEvents.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ProgramActors actors;
    private final ProgramObjects objects;
    private final OrderedRecorder recorder;
    private final ProgramClock clock;
    private final Limits limits;
    private final Listener listener;
    private final ThreadJoins joins = new ThreadJoins();
    private final NotebookCells cells;
    private long latest;
    private boolean given;

    /** Is told what concerns the run as a whole. */
    interface Listener {
        /** An actor is held at the gate, at this line. */
        void held(ProgramActor actor, int line);

        /** An actor is held before it goes on after a wait that another one has ended. */
        void ready(ProgramActor actor);

        /** The server's own mark of this number was read. */
        void marked(int number);

        /** What the user has typed under this number is over; the text is the error that ended it, or empty. */
        void answered(int number, String error);

        /** An actor has ended with this value; the text is that of its last error, or empty. */
        void ended(ProgramActor actor, int value);

        /** The program may not go on, for a reason that is a sentence. */
        void overLimit(String why);
    }

    /** Adds the entities to those of the log, and the events to {@code recorder}. */
    ProgramEvents(
            ProgramActors actors,
            ProgramObjects objects,
            OrderedRecorder recorder,
            ProgramClock clock,
            Limits limits,
            NotebookCells cells,
            Listener listener) {
        this.actors = actors;
        this.objects = objects;
        this.recorder = recorder;
        this.clock = clock;
        this.limits = limits;
        this.listener = listener;
        this.cells = cells;
    }

    @Override
    public void accept(TracerRecord record) {
        if (given) {
            return; // it is over a limit, and being ended
        }
        switch (record.kind()) {
            case TracerRecord.ACTOR -> addActor(record);
            case TracerRecord.OBJECT -> addObject(record);
            case TracerRecord.AT_GATE, TracerRecord.READY -> {
                ProgramActor actor = actors.find(record.actor());
                if (actor != null && record.kind() == TracerRecord.READY) {
                    listener.ready(actor);
                } else if (actor != null) {
                    listener.held(actor, record.line());
                }
            }
            case TracerRecord.MARK -> listener.marked(record.value());
            case TracerRecord.HELPER -> actors.addHelper(record.value());
            case TracerRecord.ANSWERED -> listener.answered(record.value(), record.text());
            case TracerRecord.CELL -> cells.add(record.value(), record.text(), record.timed());
            case TracerRecord.SIGNALLED -> actors.signalled(record.peer());
            case TracerRecord.PROBLEM -> LOGGER.log(System.Logger.Level.WARNING, "Tracer: {0}", record.text());
            default -> addEvent(record);
        }
    }

    /** Records that an actor has ended which could not say so itself, because it was killed. */
    void endedSilently(ProgramActor actor, int value) {
        accept(new TracerRecord(
                KindNumber.of(Kind.ENDED),
                /* timed= */ false,
                actor.number,
                /* peer= */ 0,
                /* object= */ 0,
                /* line= */ 0,
                value,
                System.nanoTime(),
                ""));
    }

    private void addActor(TracerRecord record) {
        JsonNode text = JSON.readTree(record.text());
        if (actors.size() >= limits.actors()) {
            giveUp("A run may have at most %d actors.".formatted(limits.actors()));
            return;
        }
        actors.add(
                record.actor(),
                text.path("name").asString(""),
                text.path("kind").asString("thread"),
                record.value());
        if (actors.processes() > limits.workers()) {
            giveUp("A run may have at most %d processes at once.".formatted(limits.workers()));
        }
    }

    private void addObject(TracerRecord record) {
        if (objects.size() >= limits.objects()) {
            giveUp("A run may have at most %d objects.".formatted(limits.objects()));
            return;
        }
        JsonNode text = JSON.readTree(record.text());
        Map<String, Object> attributes = new HashMap<>();
        text.path("attributes").properties().forEach(each -> attributes.put(each.getKey(), plain(each.getValue())));
        objects.add(
                record.object(),
                text.path("name").asString(""),
                ObjectType.of(text.path("type").asString("")),
                attributes);
    }

    private static Object plain(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber()) {
            return value.asInt();
        }
        return value.isNumber() ? (Object) value.asDouble() : value.asString();
    }

    private void addEvent(TracerRecord record) {
        if (!KindNumber.isKnown(record.kind())) {
            giveUp("The program wrote something that is not an event.");
            return;
        }
        latest = Math.max(latest, clock.at(record.wall()));
        LogEvent event = new LogEvent(
                /* seq= */ 0,
                latest,
                KindNumber.kind(record.kind()),
                actors.logNumber(record.actor()),
                objects.logNumber(record.object()),
                record.value(),
                actors.logNumber(record.peer()),
                record.line(),
                record.timed(),
                record.text().isEmpty() ? null : record.text());
        if (event.actor() != Actor.NOBODY && actors.follow(record, event)) {
            recorder.append(joins.complete(event));
            ProgramActor actor = actors.find(record.actor());
            if (event.kind() == Kind.ENDED && actor != null) {
                listener.ended(actor, event.value());
            }
        }
    }

    private void giveUp(String why) {
        given = true;
        listener.overLimit(why);
    }
}
