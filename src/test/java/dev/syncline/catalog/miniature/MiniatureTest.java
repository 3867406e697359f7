package dev.syncline.catalog.miniature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.catalog.ScenarioPlayer;
import dev.syncline.catalog.Scenarios;
import dev.syncline.catalog.miniature.MiniatureRow.Change;
import dev.syncline.catalog.miniature.MiniatureRow.State;
import dev.syncline.log.ActorInfo;
import dev.syncline.run.Run;
import dev.syncline.scenario.Scenario;
import dev.syncline.trace.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The pictures of the catalogue, and how they are made of a log. */
@Timeout(120)
class MiniatureTest {
    private static final Path PICTURES = Path.of("src/main/resources/catalog");
    private static final int MAX_BYTES = 6_000;

    /** What to do about a picture that is wrong or missing. */
    private static final String ADVICE = "make it anew by the command in CONTRIBUTING.md, “The picture”";

    @RegisterExtension
    final ScenarioPlayer player = new ScenarioPlayer();

    static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyPictureIsSmallAndOfTheScenarioThatItIsNamedAfter(Path file)
            throws IOException, ParserConfigurationException, SAXException {
        String id = file.getFileName().toString().replace(".svg", "");
        Element svg = parse(Files.readString(file, StandardCharsets.UTF_8));

        assertThat(Scenarios.all()).as("there is a scenario for " + file).anyMatch(s -> s.id().equals(id));
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("data-of")).as(ADVICE).isEqualTo(id);
        assertThat(svg.getAttribute("viewBox")).as(ADVICE).isEqualTo("0 0 480 120");
        assertThat(svg.getElementsByTagName("path").getLength()).as(ADVICE).isPositive();
        assertThat(Files.size(file)).as(ADVICE).isLessThanOrEqualTo(MAX_BYTES);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void everyPictureHasNothingButPathsInTheColoursOfStates(Path file)
            throws IOException, ParserConfigurationException, SAXException {
        Element svg = parse(Files.readString(file, StandardCharsets.UTF_8));

        assertThat(svg.getElementsByTagName("*").getLength())
                .isEqualTo(svg.getElementsByTagName("path").getLength());
        for (int i = 0; i < svg.getElementsByTagName("path").getLength(); i++) {
            Element path = (Element) svg.getElementsByTagName("path").item(i);
            assertThat(path.getAttributes().getLength()).isEqualTo(2);
            assertThat(path.getAttribute("class")).matches("st-[a-z]+");
            assertThat(path.getAttribute("d")).matches("(M\\d+ \\d+h\\d+v\\d+h-\\d+z)+");
        }
    }

    @Test
    void aWaitHidesWhatIsHeldAndWhatIsHeldHidesTheWork() {
        MiniatureRow row = new MiniatureRow(new ActorInfo(1, "Clerk", "thread"));

        row.event(0, Kind.STARTED, false);
        row.event(1, Kind.WORKING, false);
        row.event(2, Kind.ACQUIRED, true);
        row.hold(2, 7, 1);
        row.event(3, Kind.WAITING, true);
        row.markDeadlock(4, true);
        row.event(5, Kind.ACQUIRED, true);
        row.event(6, Kind.WAITING, false);
        row.event(7, Kind.ENDED, false);

        assertThat(row.changes())
                .containsExactly(
                        new Change(0, State.RUNNING),
                        new Change(1, State.WORKING),
                        new Change(2, State.HOLDING),
                        new Change(3, State.WAITING),
                        new Change(4, State.DEADLOCK),
                        new Change(5, State.HOLDING),
                        new Change(6, State.BLOCKED),
                        new Change(7, State.NONE));
    }

    @Test
    void whoOnlySetsTheStageHasNoRow() {
        MiniatureRow main = new MiniatureRow(new ActorInfo(0, "Main", "thread"));
        main.event(0, Kind.STARTED, false);
        main.event(1, Kind.PRINTED, false);

        assertThat(main.takesPart()).isFalse();
    }

    @Test
    void aDeadlockIsInThePicture() {
        Run run = player.play(scenario("deadlock-two-locks"), Map.of("pauseMs", 50));
        List<MiniatureRow> rows = MiniatureRows.of(run);

        assertThat(rows).hasSizeGreaterThanOrEqualTo(2);
        assertThat(new MiniatureDrawing(rows).draw("deadlock-two-locks", run.nanos()))
                .contains("class=\"st-holding\"", "class=\"st-deadlock\"");
    }

    private static Scenario scenario(String id) {
        return Scenarios.all().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Element parse(String svg) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }
}
