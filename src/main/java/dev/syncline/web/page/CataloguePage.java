package dev.syncline.web.page;

import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.ScenarioView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue page: every card is on it, so that a script can show it again; what was not looked for is hidden.
 *
 * @param query what was looked for, empty for nothing
 * @param shelves the chapters, in the order of the course
 * @param found how many cards are not hidden
 * @param total how many cards there are
 */
record CataloguePage(String query, List<Shelf> shelves, int found, int total) {
    /**
     * A chapter of the course.
     *
     * @param title its heading
     * @param cards its scenarios
     */
    record Shelf(String title, List<Card> cards) {
        /** Whether it has a card that was looked for. */
        public boolean isFound() {
            return cards.stream().anyMatch(Card::found);
        }
    }

    /**
     * A scenario on the catalogue page.
     *
     * @param scenario what the card leads to
     * @param text all that it can be found by
     * @param picture a small SVG of a recorded run, or null
     * @param found whether it was looked for
     */
    record Card(
            ScenarioView scenario, String text, @Nullable String picture, boolean found) {}

    /** The course as it is for who looks for this. */
    static CataloguePage of(CatalogView course, CatalogueSearch search) {
        List<Shelf> shelves = course.chapters().stream()
                .map(chapter -> new Shelf(
                        chapter.title(),
                        chapter.scenarios().stream()
                                .map(scenario -> card(course, scenario, search))
                                .toList()))
                .toList();
        return new CataloguePage(
                search.query(),
                shelves,
                (int) cards(shelves).filter(Card::found).count(),
                (int) cards(shelves).count());
    }

    private static Card card(CatalogView course, ScenarioView scenario, CatalogueSearch search) {
        String text = CatalogueSearch.textOf(scenario);
        return new Card(scenario, text, course.picture(scenario.id()), search.finds(text));
    }

    private static Stream<Card> cards(List<Shelf> shelves) {
        return shelves.stream().flatMap(shelf -> shelf.cards().stream());
    }
}
