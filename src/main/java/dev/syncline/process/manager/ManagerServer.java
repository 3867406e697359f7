package dev.syncline.process.manager;

import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The main loop of a manager: it holds the objects and answers one request after the other.
 *
 * <p>CPython's manager has a thread for each connection; one thread that postpones requests which cannot be answered
 * yet looks the same from outside.
 */
final class ManagerServer {
    private final ProcessContext context;
    private final Probe probe;
    private final Connections connections;
    private final Map<Integer, Object> objects = new HashMap<>();
    private final List<Connections.Client> postponed = new ArrayList<>();
    private boolean answered; // a request without events, or a cancelled one
    private boolean ended;

    ManagerServer(ProcessContext context, int object, Connections connections) {
        this.context = context;
        this.probe = context.probe(object);
        this.connections = connections;
    }

    /** Serves until a request ends the manager. */
    void serve() throws IOException {
        while (!ended) {
            Actor actor = probe.enter();
            Connections.Client client = next();
            if (client == null) {
                probe.recordWait(actor, "waits for a request", false);
                client = await(actor);
            }
            handle(actor, client);
            retryPostponed(actor);
        }
    }

    /** The next client with a request that has events; requests without events are answered on the way. */
    private Connections.@Nullable Client next() throws IOException {
        Connections.Client client = connections.poll();
        while (client != null && client.request().what() == Request.What.QUERY) {
            answer(client, reply(Actor.current(), perform(client.request())));
            answered = true;
            client = connections.poll();
        }
        dropCancelled();
        return client;
    }

    private Connections.Client await(Actor actor) throws IOException {
        context.sharedPage().blocked(actor.id(), true);
        try {
            answered = false;
            Connections.Client client = next();
            boolean again = false;
            while (client == null) {
                if (context.gate().leadsWaits()) {
                    context.gate().awaitTurn(actor, Timeout.FOREVER, again && !answered);
                    again = true;
                } else {
                    connections.await();
                }
                answered = false;
                client = next();
            }
            return client;
        } finally {
            context.sharedPage().blocked(actor.id(), false);
        }
    }

    private void handle(Actor actor, Connections.Client client) {
        Request request = client.request();
        actor.atLine(request.line());
        probe.record(Kind.RECEIVED, actor, 0, caller(request), request.text());
        ended = request.what() == Request.What.END;
        if (!tryToAnswer(actor, client)) {
            postponed.add(client);
        }
    }

    private void retryPostponed(Actor actor) {
        for (Connections.Client client : List.copyOf(postponed)) {
            actor.atLine(client.request().line());
            if (tryToAnswer(actor, client)) {
                postponed.remove(client);
            }
        }
    }

    /** Answers cancelled requests with false, and forgets clients that have disconnected. */
    private void dropCancelled() {
        postponed.removeIf(client -> {
            if (client.cancelled) {
                answer(client, reply(Actor.current(), false));
                answered = true;
            }
            return client.cancelled || client.disconnected;
        });
    }

    private boolean tryToAnswer(Actor actor, Connections.Client client) {
        Request request = client.request();
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
        answer(client, reply);
        return true;
    }

    private @Nullable Object perform(Request request) {
        try {
            if (request.what() == Request.What.MAKE) {
                return request.call().on(objects);
            }
            if (request.what() == Request.What.END) {
                return null;
            }
            Object state = objects.get(request.object());
            return state == null
                    ? new NoSuchElementException("no such object")
                    : request.call().on(state);
        } catch (RuntimeException error) {
            return error;
        }
    }

    private static void answer(Connections.Client client, Reply reply) {
        try (Frames frames = client.frames) {
            frames.send(Pickle.dump(reply));
        } catch (IOException gone) {
            // the client has disconnected
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
