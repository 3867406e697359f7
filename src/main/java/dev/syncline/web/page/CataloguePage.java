package dev.syncline.web.page;

import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.ScenarioView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue page. It contains every card, so that a script can show it again; cards that do not match the search
 * are hidden.
 *
 * @param query the search text, empty for none
 * @param chapters the chapters, in the order of the course
 * @param found how many cards are not hidden
 * @param total how many cards there are
 */
record CataloguePage(String query, List<Chapter> chapters, int found, int total) {
    /**
     * a chapter of the course.
     *
     * @param title its heading
     * @param cards its scenarios
     */
    record Chapter(String title, List<Card> cards) {
        /** Whether one of its cards matches the search. */
        public boolean isFound() {
            return cards.stream().anyMatch(Card::found);
        }
    }

    /**
     * A scenario on the catalogue page.
     *
     * @param scenario the scenario
     * @param text the text that is searched
     * @param picture a small SVG of a recorded run, or null
     * @param found whether it matches the search
     */
    record Card(
            ScenarioView scenario, String text, @Nullable String picture, boolean found) {}

    /** The catalogue with the results of this search. */
    static CataloguePage of(CatalogView catalog, CatalogueSearch search) {
        List<Chapter> chapters = catalog.chapters().stream()
                .map(chapter -> new Chapter(
                        chapter.title(),
                        chapter.scenarios().stream()
                                .map(scenario -> card(catalog, scenario, search))
                                .toList()))
                .toList();
        return new CataloguePage(
                search.query(),
                chapters,
                (int) cards(chapters).filter(Card::found).count(),
                (int) cards(chapters).count());
    }

    private static Card card(CatalogView catalog, ScenarioView scenario, CatalogueSearch search) {
        String text = CatalogueSearch.textOf(scenario);
        return new Card(scenario, text, catalog.picture(scenario.id()), search.finds(text));
    }

    private static Stream<Card> cards(List<Chapter> chapters) {
        return chapters.stream().flatMap(chapter -> chapter.cards().stream());
    }
}
