package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.manager.ManagedDict;
import dev.syncline.process.manager.ManagedList;
import dev.syncline.process.manager.ManagedLock;
import dev.syncline.process.manager.Manager;
import dev.syncline.scenario.Axis;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cashiers, each in a process of its own, share a list and a dictionary that a manager holds. */
final class ManagerListAndDict implements Scenario {
    @Override
    public Axis axis() {
        return Axis.EVENTS;
    }

    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EXCHANGE,
                5,
                "A manager's list and dictionary",
                /* summary= */ """
                Cashiers, each in a process of its own, share a list and a dictionary that a manager process holds.""",
                /* shows= */ """
                The list and the dictionary live in one process, the manager. The others have proxies: each call is a \
                request to the manager, and a reply. An append is one request. But sold["tea"] += 1 is two: a read and \
                a write.""",
                /* watchFor= */ """
                Arrows go to the manager's lane and back. No sale is ever missing from the list. In the dictionary, \
                sales get lost: two cashiers read the same number before either writes it.""",
                /* moveThis= */ """
                Switch the lock on, and nothing is lost: the lock is the manager's, too, so it costs two more \
                requests. With a single cashier, no other can get in between.""",
                /* pythonAndJava= */ """
                Java has no manager. You would write a small server, or use a database; reading and writing back loses \
                updates there in the same way.""",
                new Talk(
                        /* solves= */ """
                        Sharing whole lists and dictionaries between processes, not only numbers.""",
                        /* tradeOff= */ """
                        Each access goes to another process and back. That is hundreds of times slower than local \
                        memory.""",
                        /* example= */ """
                        A table of results that many worker processes fill, each when it is done.""",
                        /* tidbit= */ """
                        A manager can be reached over the network, too: the proxies need only its address and its key.""",
                        /* question= */ """
                        The manager answers one request after the other. Why are sales still lost?""",
                        /* answer= */ """
                        Each request is safe by itself. Between the read and the write of one cashier comes the read \
                        of another."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.onOff("locked", "Lock", false, "Whether a cashier holds the manager's lock while it counts."),
                Knob.integer("cashiers", "Cashiers", 1, 4, 3, "How many processes sell."),
                Knob.integer("sales", "Sales each", 1, 12, 6, "How often each of them sells a tea."),
                Knob.number("sellMs", "Time to sell", 0, 2000, 10, 800, "How long a sale takes before it is counted.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("addMs", "Time to add", 0, 1000, 10, 400, "The time between reading and writing.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("No lock", "The list is complete, the dictionary is not.", Map.of()),
                new Preset(
                        "The manager's lock",
                        "The read and the write are one step: nothing is lost.",
                        Map.of("locked", true)),
                new Preset("One cashier", "No other cashier gets in between.", Map.of("cashiers", 1)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.forbidden("missing", "An append is one request and must never be lost."),
                Outcome.forbidden("lost", "Inside the lock no sale may be lost.")
                        .when("locked", true),
                Outcome.expected("lost", "Two cashiers read the same number.").wrongResult(),
                Outcome.expected("exact", "The read and the write were one step.")
                        .when("locked", true),
                Outcome.interesting("exact", "No other cashier got in between, but nothing guaranteed it.")
                        .rightByLuck());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int all = knobs.integer("cashiers") * knobs.integer("sales");
        return new Judge() {
            private int listed;
            private int counted;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.WROTE, "sales")) {
                    listed = event.value(); // how many entries the list has
                } else if (event.is(Kind.WROTE, "sold")) {
                    counted = Integer.parseInt(event.text().replaceAll("\\D", "")); // {'tea': 7}
                }
            }

            @Override
            public Judgement judgement() {
                String id = counted == all ? "exact" : "lost";
                return Judgement.of(
                        listed == all ? id : "missing",
                        "%d teas were sold: %d in the list, %d in the dictionary.",
                        all,
                        listed,
                        counted);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Manager manager = stage.processes().manager("manager");
        ManagedList<String> sales = manager.list("sales", List.of());
        ManagedDict<String, Integer> sold = manager.dict("sold", Map.of("tea", 0));
        ManagedLock lock = manager.lock("lock");

        List<ChildProcess> cashiers = new ArrayList<>();
        for (int n = 1; n <= stage.integer("cashiers"); n++) {
            String name = "Cashier " + n;
            cashiers.add(stage.processes().start(name, place -> {
                for (int i = 0; i < place.integer("sales"); i++) {
                    place.work(place.number("sellMs"));
                    sales.append(name); // one request
                    if (place.isOn("locked")) {
                        lock.acquire();
                        countOne(place, sold);
                        lock.release();
                    } else {
                        countOne(place, sold);
                    }
                }
            }));
        }
        cashiers.forEach(ChildProcess::join);
        stage.print("%d in the list, %d in the dictionary".formatted(sales.size(), sold.get("tea")));
        manager.shutdown(); // the list and the dictionary are gone with it
    }

    private static void countOne(ExecutionContext place, ManagedDict<String, Integer> sold) {
        int seen = sold.get("tea"); // one request
        place.work(place.number("addMs"));
        sold.put("tea", seen + 1); // another request
    }
}
