package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedVariable;
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
import java.util.List;
import java.util.Map;

/** A barber who sleeps while there are no customers, a few chairs, and customers who leave when no chair is free. */
final class SleepingBarber implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                3,
                "Sleeping barber",
                /* summary= */ """
                The barber sleeps while the shop is empty; a customer takes a chair, or leaves if all are taken.""",
                /* shows= */ """
                Two sides wait for each other with two semaphores. The barber acquires "customers" and sleeps while it \
                is 0. A customer releases it, which wakes him, and waits for "barber" until it is called. The lock \
                makes looking for a chair and taking it one step.""",
                /* watchFor= */ """
                The barber waits at the beginning, and the first customer wakes him. Later the customers wait. When \
                all chairs are taken, the next customer leaves at once.""",
                /* moveThis= */ """
                Let the customers come more slowly: the barber sleeps again and again, and no customer has to leave. \
                More chairs help against a crowd, but not against a barber who is too slow.""",
                /* pythonAndJava= */ """
                The same in both. Java has the shop in its library: a ThreadPoolExecutor with a bounded queue rejects \
                tasks. Python's ThreadPoolExecutor has an unbounded queue: there, the line grows.""",
                new Talk(
                        /* solves= */ """
                        A worker must not waste processor time while there is nothing to do, and a crowd must not fill \
                        the memory.""",
                        /* tradeOff= */ """
                        Few chairs turn customers away. Many chairs make them wait so long that they wish they had \
                        been turned away.""",
                        /* example= */ """
                        A web server: a request waits in a line of limited length. If the line is full, it is better \
                        to answer "busy, come back later" at once.""",
                        /* tidbit= */ """
                        Edsger Dijkstra told this story in 1965, in the text in which he explained his semaphores to \
                        the world. The barber is a processor, the chairs are a buffer.""",
                        /* question= */ """
                        Without the semaphore: the customer sees a busy barber and goes to a chair; at that moment the \
                        barber, who saw no customer, falls asleep. What then?""",
                        /* answer= */ """
                        Both sleep, each waiting for the other. A semaphore remembers the signal, so it cannot be \
                        missed, however late the barber falls asleep."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("chairs", "Chairs", 1, 10, 2, "How many customers can wait."),
                Knob.integer("customers", "Customers", 1, 30, 8, "How many customers come in total."),
                Knob.number(
                                "comeMs",
                                "Arrival interval",
                                0,
                                5000,
                                10,
                                600,
                                "The time until the next customer, approximately.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("cutMs", "Haircut", 0, 5000, 10, 1700, "How long the barber takes for a customer.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("A busy day", "The chairs are taken: some leave without a haircut.", Map.of()),
                new Preset(
                        "A quiet day",
                        "The barber sleeps between two customers.",
                        Map.of("comeMs", 2000.0, "cutMs", 600.0)),
                new Preset(
                        "A bus arrives",
                        "All come at once: a chair for each of them is enough.",
                        Map.of("comeMs", 0.0, "chairs", 8)),
                new Preset("One chair", "Most of them have to leave.", Map.of("chairs", 1)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("some-left", "Customers that found no chair left at once."),
                Outcome.expected("all-served", "There was a chair for every customer."),
                Outcome.forbidden(
                        "miscounted",
                        "More sat than there are chairs, or a customer was neither served nor sent away."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int served;
            private int left;
            private int mostSeated;
            private boolean asleep;
            private int naps; // that a customer ended

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Barber")) {
                    asleep |= event.is(Kind.WAITING, "customers");
                    served += event.is(Kind.RELEASED, "haircut done") ? 1 : 0;
                } else if (event.isBy("Customer")) {
                    left += event.is(Kind.PRINTED) ? 1 : 0;
                    mostSeated = event.is(Kind.WROTE, "seated") ? Math.max(mostSeated, event.value()) : mostSeated;
                    if (event.is(Kind.RELEASED, "customers")) {
                        naps += asleep ? 1 : 0;
                        asleep = false;
                    }
                }
            }

            @Override
            public Judgement judgement() {
                int all = knobs.integer("customers");
                boolean right = served + left == all && mostSeated <= knobs.integer("chairs");
                String id = left == 0 ? "all-served" : "some-left";
                return Judgement.of(
                        right ? id : "miscounted",
                        "%d customers came: %d were served, %d left. Naps of the barber: %d.",
                        all,
                        served,
                        left,
                        naps);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Semaphore customers = stage.semaphore("customers", 0); // each permit is a customer that waits for the barber
        Semaphore barber = stage.semaphore("barber", 0); // each permit calls one of them
        Semaphore done = stage.semaphore("haircut done", 0);
        Lock lock = stage.lock("lock");
        SharedVariable seated = stage.variable("seated", 0);
        stage.start("Barber", () -> {
            while (true) {
                customers.acquire(); // sleeps until a customer comes
                lock.acquire();
                int waiting = seated.read();
                if (waiting == 0) {
                    lock.release();
                    return; // it was the bell at closing time
                }
                seated.write(waiting - 1);
                barber.release();
                lock.release();
                stage.work(stage.number("cutMs"));
                done.release();
            }
        });
        stage.start("Street", () -> {
            for (int n = 1; n <= stage.integer("customers"); n++) {
                stage.sleep(stage.number("comeMs") * stage.random().nextDouble(0.5, 1.5));
                stage.start("Customer " + n, () -> {
                    lock.acquire();
                    int before = seated.read();
                    if (before == stage.integer("chairs")) {
                        lock.release();
                        stage.print("No chair is free: I leave.");
                        return;
                    }
                    seated.write(before + 1);
                    customers.release(); // wakes the barber if he sleeps
                    lock.release();
                    barber.acquire(); // sits until it is called
                    done.acquire(); // has its hair cut
                });
            }
            stage.untilOthersWait(); // until all customers have left, and the barber sleeps
            customers.release(); // closing time
        });
        stage.joinAll();
    }
}
