package dev.syncline.process.manager;

import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a manager does: it holds the objects and answers one request after the other.
 *
 * <p>CPython's has a thread for each connection; one thread that lets requests wait which cannot be answered yet looks the
 * same from outside.
 */
final class ManagerServer {
    private final ProcessContext context;
    private final Probe probe;
    private final Connections connections;
    private final Map<Integer, Object> objects = new HashMap<>();
    private final List<Connections.Guest> parked = new ArrayList<>();
    private boolean ended;

    ManagerServer(ProcessContext context, int object, Connections connections) {
        this.context = context;
        this.probe = context.probe(object);
        this.connections = connections;
    }

    /** Serves until it is asked to end. */
    void serve() throws IOException {
        while (!ended) {
            Actor actor = probe.enter();
            Connections.Guest guest = next();
            if (guest == null) {
                probe.observer().record(Kind.WAITING, actor, probe.object(), 0, null, "waits for a request", false);
                guest = await(actor);
            }
            handle(actor, guest);
            retryParked(actor);
        }
    }

    /** The next guest with a request that has events. */
    private Connections.@Nullable Guest next() throws IOException {
        Connections.Guest guest = connections.poll();
        while (guest != null && guest.request().what() == Request.What.ASK) {
            answer(guest, reply(Actor.current(), perform(guest.request())));
            guest = connections.poll();
        }
        letGiveUp();
        return guest;
    }

    private Connections.Guest await(Actor actor) throws IOException {
        context.sharedPage().blocked(actor.id(), true);
        try {
            Connections.Guest guest = next();
            while (guest == null) {
                connections.await();
                guest = next();
            }
            return guest;
        } finally {
            context.sharedPage().blocked(actor.id(), false);
        }
    }

    private void handle(Actor actor, Connections.Guest guest) {
        Request request = guest.request();
        actor.atLine(request.line());
        probe.record(Kind.RECEIVED, actor, 0, caller(request), request.text());
        ended = request.what() == Request.What.END;
        if (!tryToAnswer(actor, guest)) {
            parked.add(guest);
        }
    }

    private void retryParked(Actor actor) {
        for (Connections.Guest guest : List.copyOf(parked)) {
            actor.atLine(guest.request().line());
            if (tryToAnswer(actor, guest)) {
                parked.remove(guest);
            }
        }
    }

    /** Those who do not want to wait longer are told that it was in vain; those who are gone are forgotten. */
    private void letGiveUp() {
        parked.removeIf(guest -> {
            if (guest.gaveUp) {
                answer(guest, reply(Actor.current(), false));
            }
            return guest.gaveUp || guest.gone;
        });
    }

    private boolean tryToAnswer(Actor actor, Connections.Guest guest) {
        Request request = guest.request();
        Object result = perform(request);
        if (result == RemoteCall.LATER) {
            return false;
        }
        Object state = objects.get(request.object());
        Kind access = request.access();
        if (access != null && state != null && !(result instanceof RuntimeException)) {
            context.probe(request.object()).record(access, actor, Sizes.of(state), null, Repr.of(state));
        }
        Reply reply = reply(actor, result);
        probe.record(Kind.SENT, actor, 0, caller(request), reply.text());
        answer(guest, reply);
        return true;
    }

    private @Nullable Object perform(Request request) {
        try {
            if (request.what() == Request.What.MAKE) {
                return request.deed().on(objects);
            }
            if (request.what() == Request.What.END) {
                return null;
            }
            Object state = objects.get(request.object());
            return state == null
                    ? new NoSuchElementException("no such object")
                    : request.deed().on(state);
        } catch (RuntimeException error) {
            return error;
        }
    }

    private static void answer(Connections.Guest guest, Reply reply) {
        try (Frames frames = guest.frames) {
            frames.send(Pickle.dump(reply));
        } catch (IOException gone) {
            // it does not want to know any more
        }
    }

    private static Reply reply(Actor actor, @Nullable Object result) {
        return result instanceof RuntimeException error
                ? new Reply(actor.id(), actor.name(), Repr.of(error), null, error)
                : new Reply(actor.id(), actor.name(), Repr.of(result), result, null);
    }

    private static Actor caller(Request request) {
        return new Actor(request.caller(), request.callerName());
    }
}
