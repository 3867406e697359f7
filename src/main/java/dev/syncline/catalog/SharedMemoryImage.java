package dev.syncline.catalog;

import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.SharedMemory;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Processes paint the tiles of one picture in shared memory, which the screen shows. */
final class SharedMemoryImage implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.MEMORY,
                3,
                "Painting in shared memory",
                /* summary= */ """
                Processes paint the tiles of one picture; it is a block of shared memory, and you see it fill.""",
                /* shows= */ """
                A block of SharedMemory is a sequence of bytes under a name. Here three bytes are the red, the green \
                and the blue of a tile. Every process attaches the same block and writes the bytes of its own tiles.""",
                /* watchFor= */ """
                The tiles appear in several places at the same time. No tile is sent anywhere: what one process writes \
                is there for all. When you point at a moment on the timeline, you see the picture of that moment.""",
                /* moveThis= */ """
                Change the tile assignment. Give the picture one painter, then six. Kill a painter in its \
                lane, and its tiles stay empty.""",
                /* pythonAndJava= */ """
                Python has SharedMemory since 3.8. Java maps a file into memory with FileChannel.map, which gives the \
                same memory to each process that maps it.""",
                new Talk(
                        /* solves= */ """
                        Large data for several processes without copying it through a pipe.""",
                        /* tradeOff= */ """
                        It is bytes and nothing else: no lock, no types, and it must be unlinked.""",
                        /* example= */ """
                        Workers that compute the tiles of a rendered image, or a camera image that several programs \
                        read.""",
                        /* tidbit= */ """
                        A NumPy array can live in such a block: then all processes compute on the same array.""",
                        /* question= */ """
                        A painter is killed. What happens to the tiles that it has painted?""",
                        /* answer= */ """
                        They stay. The block belongs to no process; it exists until it is unlinked."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "assignment",
                                "Tile assignment",
                                List.of("stripes", "round robin"),
                                "Which tiles a painter gets.")
                        .formerly("share")
                        .formerOption("stripes", "in stripes")
                        .formerOption("round robin", "in turns"),
                Knob.integer("painters", "Painters", 1, 6, 4, "How many processes paint."),
                Knob.integer("columns", "Columns", 4, 24, 12, "How many tiles are side by side."),
                Knob.integer("rows", "Rows", 4, 16, 8, "How many tiles are on top of each other."),
                Knob.number("tileMs", "Time per tile", 0, 1500, 10, 400, "How long it takes to compute a tile.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Four stripes", "Four processes paint a stripe each.", Map.of()),
                new Preset("Round robin", "Each painter gets every fourth tile.", Map.of("assignment", "round robin")),
                new Preset(
                        "One painter",
                        "A process alone takes four times as long.",
                        Map.of("painters", 1, "tileMs", 200.0)),
                new Preset(
                        "Large and quick",
                        "Six painters, 384 tiles.",
                        Map.of("painters", 6, "columns", 24, "rows", 16, "tileMs", 150.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("painted", "Every tile has its colour: each had one painter."),
                Outcome.forbidden("unpainted", "A tile stays empty only if its painter was killed."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int columns = knobs.integer("columns");
        int tiles = columns * knobs.integer("rows");
        return new Judge() {
            private final Map<String, Integer> painted = new HashMap<>(); // how often each tile got its colour

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.WROTE, "picture") && event.isBy("Painter")) {
                    painted.merge(event.text(), 1, Integer::sum); // [0:3] = 60, 40, 130
                }
            }

            @Override
            public Judgement judgement() {
                int right = 0;
                for (int tile = 0; tile < tiles; tile++) {
                    int[] rgb = colour(tile, columns);
                    String text = "[%d:%d] = %d, %d, %d".formatted(3 * tile, 3 * tile + 3, rgb[0], rgb[1], rgb[2]);
                    right += painted.getOrDefault(text, 0) == 1 ? 1 : 0;
                }
                return Judgement.of(
                        right == tiles && painted.size() == tiles ? "painted" : "unpainted",
                        "%d of %d tiles are painted, by %d processes.",
                        right,
                        tiles,
                        knobs.integer("painters"));
            }
        };
    }

    @Override
    public void play(Stage stage) {
        int columns = stage.integer("columns");
        int tiles = columns * stage.integer("rows");
        int painters = stage.integer("painters");
        boolean roundRobin = stage.choice("assignment").equals("round robin");
        SharedMemory picture = stage.processes().sharedPicture("picture", columns, stage.integer("rows"));
        for (int n = 0; n < painters; n++) {
            int from = roundRobin ? n : tiles * n / painters;
            int to = roundRobin ? tiles : tiles * (n + 1) / painters;
            int step = roundRobin ? painters : 1;
            stage.processes().start("Painter " + (n + 1), place -> paint(place, picture, from, to, step));
        }
        stage.joinAll();
        stage.print("All painters have ended.");
        picture.close();
        picture.unlink();
    }

    private static void paint(ExecutionContext place, SharedMemory picture, int from, int to, int step) {
        for (int tile = from; tile < to; tile += step) {
            place.work(place.number("tileMs"));
            picture.putSlice(3 * tile, colour(tile, place.integer("columns")));
        }
        picture.close();
    }

    /** The red, green and blue of a tile: a round yellow sun in a sky that is violet above and red below. */
    private static int[] colour(int tile, int columns) {
        int x = tile % columns;
        int y = tile / columns;
        double far = Math.hypot(x - columns * 0.7, y - columns * 0.25) / columns;
        if (far < 0.16) {
            return new int[] {255, 222, 89};
        }
        int down = Math.min(240, y * 360 / columns);
        return new int[] {60 + down * 3 / 4, 40 + down / 3, 130 - down / 3};
    }
}
