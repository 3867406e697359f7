package dev.syncline.web.page;

import dev.syncline.web.view.ScenarioView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A search in the catalogue: a text matches if it contains every word.
 *
 * <p>The page filters by the same rule as the user types, see {@code frontend/src/app/pages/search.ts}.
 *
 * @param query as it was typed, without space around it
 * @param words its words in lower case; none matches everything
 */
record CatalogueSearch(String query, List<String> words) {
    /** Looks for the words of a query. */
    static CatalogueSearch of(String query) {
        String stripped = query.strip();
        return new CatalogueSearch(
                stripped,
                Arrays.stream(lower(stripped).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /** The text of a scenario that is searched, as {@link #finds} takes it. */
    static String textOf(ScenarioView scenario) {
        return textOf(scenario.id(), scenario.title(), scenario.summary(), scenario.chapter());
    }

    /** The text of the scenario of this id that is searched: what its card says, and the field's names for it. */
    static String textOf(String id, String... said) {
        return lower(String.join("\n", id, String.join("\n", said), SearchSynonyms.wordsFor(id)));
    }

    /** Whether a text, in lower case, contains every word. */
    boolean finds(String text) {
        return words.stream().allMatch(text::contains);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
