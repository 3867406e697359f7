package dev.syncline.catalog;

import dev.syncline.primitive.PriorityQueue;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.error.ShutDown;
import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.NamedEvent;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
import dev.syncline.trace.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A help desk that serves urgent tickets first, and a ticket that is never urgent enough, unless waiting counts. */
final class PriorityQueueStarvation implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                7,
                "Priority-queue starvation",
                /* summary= */ """
                Urgent tickets keep coming, so the one at the bottom of the priority queue waits forever.""",
                /* shows= */ """
                The help desk always takes the most urgent ticket. As long as an urgent one is there whenever it \
                looks, the request for a new mouse stays at the bottom: it starves. Ageing is the cure: a ticket that \
                waits grows more important, until no later one can overtake it.""",
                /* watchFor= */ """
                The lane "New mouse" waits from the first moment until the urgent callers go home. The others wait as \
                well, but each of them gets its turn.""",
                /* moveThis= */ """
                Switch ageing on, and the mouse is served in the middle of the day. The head start says how much later \
                an urgent ticket may come and still overtake. With one urgent caller there is time even without \
                ageing.""",
                /* pythonAndJava= */ """
                PriorityQueue in Python, PriorityBlockingQueue in Java: neither has ageing. And neither notices if you \
                change the rank of a ticket inside it: take it out, and put it in again.""",
                new Talk(
                        /* solves= */ """
                        Important work must not wait behind unimportant work, and unimportant work must get done some \
                        day.""",
                        /* tradeOff= */ """
                        With ageing, an urgent ticket now and then waits for a mouse. Without it there is no bound on \
                        how long the mouse takes.""",
                        /* example= */ """
                        Windows looks for threads that have been ready for about four seconds without running, and \
                        boosts their priority for a moment.""",
                        /* tidbit= */ """
                        They say that when a computer at MIT was switched off in 1973, a low-priority job was found in \
                        it that had been submitted in 1967. It cannot be proved, but it is often told.""",
                        /* question= */ """
                        Does ageing mean that all tickets have to be sorted again and again?""",
                        /* answer= */ """
                        No. If all age at the same speed, their order never changes. So the time of arrival plus a \
                        fixed penalty for the unimportant is the rank, once and for all. The code does just that."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.onOff("ageing", "Ageing", false, "Whether a ticket becomes more important while it waits."),
                Knob.number(
                                "headStartMs",
                                "Head start",
                                0,
                                20000,
                                100,
                                3000,
                                "How much being urgent is worth, with ageing.")
                        .in("ms"),
                Knob.integer("callers", "Urgent callers", 1, 12, 3, "How many threads bring urgent tickets."),
                Knob.number("workMs", "Time for a ticket", 0, 3000, 10, 1000, "How long the help desk takes for each.")
                        .in("ms")
                        .whileRunning(),
                Knob.number(
                                "pauseMs",
                                "Time between calls",
                                20,
                                5000,
                                10,
                                400,
                                "How long a caller waits before calling again.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("openMs", "Open for", 500, 60000, 500, 9000, "How long the callers keep calling.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("It starves", "The mouse waits until the calls stop.", Map.of()),
                new Preset(
                        "Ageing", "After a few seconds, no urgent ticket overtakes the mouse.", Map.of("ageing", true)),
                new Preset(
                        "One urgent caller", "Between two calls there is time for the mouse.", Map.of("callers", 1)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("served-last", "As long as urgent tickets came, the mouse had no chance.")
                        .when("ageing", false)
                        .wrongResult(),
                Outcome.interesting("served-last", "The head start was so large that ageing came too late.")
                        .wrongResult(),
                Outcome.expected(
                                "served-among", "Its age brought the mouse to the top while urgent tickets still came.")
                        .when("ageing", true),
                Outcome.interesting("served-among", "There was a moment without an urgent ticket, by luck.")
                        .rightByLuck());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Map<String, Long> came = new HashMap<>();
            private final Map<String, Long> longest = new HashMap<>();
            private int served;
            private int mouse;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PUT, "tickets")) {
                    came.put(event.actor(), event.nanos());
                } else if (event.is(Kind.TAKEN, "tickets") && !event.text().contains("Closed.")) { // the last in Python
                    served++;
                    mouse = event.text().contains("New mouse") ? served : mouse;
                } else if (event.is(Kind.ACQUIRED) && came.containsKey(event.actor())) {
                    String kind = event.isBy("Urgent") ? "Urgent" : "New mouse";
                    longest.merge(kind, event.nanos() - came.getOrDefault(event.actor(), 0L), Math::max);
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        mouse == served ? "served-last" : "served-among",
                        "The mouse was ticket %d of %d, after %.1f s. No urgent ticket waited longer than %.1f s.",
                        mouse,
                        served,
                        longest.getOrDefault("New mouse", 0L) / 1e9,
                        longest.getOrDefault("Urgent", 0L) / 1e9);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        PriorityQueue<Ticket> tickets = stage.priorityQueue("tickets", 0);
        startCaller(stage, tickets, "New mouse", false);
        for (int n = 1; n <= stage.integer("callers"); n++) {
            startCaller(stage, tickets, "Urgent " + n, true);
        }
        stage.untilOthersWait(); // every caller has called once before the desk opens
        stage.start("Help desk", () -> {
            try {
                while (true) {
                    Ticket ticket = tickets.get(); // the one of the smallest rank
                    stage.work(stage.number("workMs"));
                    ticket.answer.release();
                }
            } catch (ShutDown closed) {
                stage.print("Closed.");
            }
        });
        stage.untilOthersWait(); // all callers have gone
        tickets.shutdown(false);
        stage.joinAll();
    }

    private void startCaller(Stage stage, PriorityQueue<Ticket> tickets, String name, boolean urgent) {
        Semaphore answer = stage.semaphore("answer: " + name, 0);
        stage.start(name, () -> {
            do {
                double came = stage.millis();
                double penalty = urgent ? 0 : stage.number("headStartMs");
                double rank = stage.isOn("ageing") ? came + penalty : urgent ? 0 : 1;
                tickets.put(new Ticket(name, rank, came, answer));
                answer.acquire();
                stage.sleep(stage.number("pauseMs"));
            } while (urgent && stage.millis() < stage.number("openMs"));
        });
    }

    private record Ticket(String name, double rank, double came, Semaphore answer) implements Comparable<Ticket> {
        @Override
        public int compareTo(Ticket other) {
            return Comparator.comparingDouble(Ticket::rank)
                    .thenComparingDouble(Ticket::came)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
