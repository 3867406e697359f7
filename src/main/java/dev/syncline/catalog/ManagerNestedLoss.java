package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.manager.ManagedList;
import dev.syncline.process.manager.Manager;
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

/** Processes append to lists inside a manager's list, and what they append is lost. */
final class ManagerNestedLoss implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EXCHANGE,
                6,
                "Manager: the lost nested change",
                /* summary= */ """
                Processes append to lists inside a manager's list, and what they append is lost without an error.""",
                /* shows= */ """
                boards[0] is a request, and its reply is a copy of what is there. So boards[0].append(x) appends to \
                the copy, which is then thrown away. The manager never learns of it.""",
                /* watchFor= */ """
                Each writer asks for its row and gets it, but no request goes back: the manager's list is never \
                written. In the end all rows are empty, and there was no error.""",
                /* moveThis= */ """
                Put the changed copy back, boards[0] = row: that is a request, and it works. Or let the rows be lists \
                of the manager, too: then boards[0] is a proxy, and its append is a request.""",
                /* pythonAndJava= */ """
                The same wherever objects are copied between processes, as in Java's RMI: changing a copy does not \
                change the original.""",
                new Talk(
                        /* solves= */ """
                        Knowing where a shared object ends. A proxy sees calls on itself, not on what is inside.""",
                        /* tradeOff= */ """
                        Putting the whole row back copies it twice, and overwrites what others wrote meanwhile. Nested \
                        proxies cost one more request for each level.""",
                        /* example= */ """
                        results["errors"].append(e) in a dictionary of a manager: there are never any errors.""",
                        /* tidbit= */ """
                        Python has supported proxies inside proxies only since version 3.6, from 2016.""",
                        /* question= */ """
                        boards[0].append(x) raises no error. Where is x?""",
                        /* answer= */ """
                        In a copy of the row, in the memory of the writer, which was thrown away at once."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "change",
                                "Change a row by",
                                List.of("append", "assign", "proxy"),
                                "How a writer changes its row.")
                        .formerly("how"),
                Knob.integer("writers", "Writers", 1, 4, 2, "How many processes write, each to a row of its own."),
                Knob.integer("notes", "Notes each", 1, 10, 5, "How many notes each of them appends."),
                Knob.number("writeMs", "Time to write", 0, 2000, 10, 1200, "How long a writer takes for a note.")
                        .in("ms")
                        .formerly("thinkMs")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("boards[0].append(x)", "Appends to a copy: all is lost.", Map.of()),
                new Preset("boards[0] = row", "Puts the changed copy back.", Map.of("change", "assign")),
                new Preset("Nested proxies", "The rows are lists of the manager, too.", Map.of("change", "proxy")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("lost", "Every note went into a copy.")
                        .when("change", "append")
                        .wrongResult(),
                Outcome.forbidden("lost", "What is sent to the manager must not be lost."),
                Outcome.forbidden("kept", "A change of a copy must not change the original.")
                        .when("change", "append"),
                Outcome.expected("kept", "Every change was a request to the manager."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int written = knobs.integer("writers") * knobs.integer("notes");
        return new Judge() {
            private int found;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PRINTED) && event.isBy("Main")) {
                    found = Integer.parseInt(event.text().replaceAll("\\D", ""));
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        found == written ? "kept" : "lost", "%d notes were written, %d are there.", written, found);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Manager manager = stage.processes().manager("manager");
        int found =
                stage.choice("change").equals("proxy") ? writeToProxies(stage, manager) : writeToRows(stage, manager);
        stage.print("%d notes are there".formatted(found));
        manager.shutdown();
    }

    private static int writeToRows(Stage stage, Manager manager) {
        List<List<String>> rows = new ArrayList<>();
        for (int n = 1; n <= stage.integer("writers"); n++) {
            rows.add(new ArrayList<>());
        }
        ManagedList<List<String>> boards = manager.list("boards", rows);
        List<ChildProcess> writers = new ArrayList<>();
        for (int n = 1; n <= stage.integer("writers"); n++) {
            int row = n - 1;
            writers.add(stage.processes().start("Writer " + n, place -> {
                for (int i = 1; i <= place.integer("notes"); i++) {
                    place.work(place.number("writeMs"));
                    if (place.choice("change").equals("append")) {
                        boards.get(row).add("note " + i); // to a copy
                    } else {
                        List<String> copy = boards.get(row);
                        copy.add("note " + i);
                        boards.set(row, copy);
                    }
                }
            }));
        }
        writers.forEach(ChildProcess::join);
        return boards.copy().stream().mapToInt(List::size).sum();
    }

    private static int writeToProxies(Stage stage, Manager manager) {
        List<ManagedList<String>> rows = new ArrayList<>();
        for (int n = 1; n <= stage.integer("writers"); n++) {
            rows.add(manager.list("row " + n, List.of()));
        }
        ManagedList<ManagedList<String>> boards = manager.list("boards", rows);
        List<ChildProcess> writers = new ArrayList<>();
        for (int n = 1; n <= stage.integer("writers"); n++) {
            int row = n - 1;
            writers.add(stage.processes().start("Writer " + n, place -> {
                for (int i = 1; i <= place.integer("notes"); i++) {
                    place.work(place.number("writeMs"));
                    boards.get(row).append("note " + i); // to a proxy
                }
            }));
        }
        writers.forEach(ChildProcess::join);
        return rows.stream().mapToInt(ManagedList::size).sum();
    }
}
