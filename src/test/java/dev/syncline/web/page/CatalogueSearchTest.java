package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueSearchTest {
    static Stream<SearchSynonyms> synonyms() {
        return SearchSynonyms.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("synonyms")
    void findsWhatASynonymStandsFor(SearchSynonyms synonyms) {
        for (String id : synonyms.scenarios()) {
            assertThat(CatalogueSearch.class.getResource("/catalog/" + id + ".py"))
                    .as(id)
                    .isNotNull();
            assertThat(CatalogueSearch.of(synonyms.words()).finds(CatalogueSearch.textOf(id)))
                    .as(id)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mutex, lock-counter",
        "Race Condition, race-read-modify-write",
        "critical section, lock-counter",
        "BrokenBarrierError, barrier-timeout",
        "starvation, priority-queue-starvation",
    })
    void findsAScenarioByTheNameThatTheFieldHasForIt(String query, String id) {
        assertThat(CatalogueSearch.of(query).finds(CatalogueSearch.textOf(id))).isTrue();
        assertThat(CatalogueSearch.of(query).finds(CatalogueSearch.textOf("timer-cancel")))
                .isFalse();
    }

    @Test
    void findsTheWordsOfTheCardInEitherCase() {
        String text = CatalogueSearch.textOf("timer-cancel", "A Timer", "Timers");
        assertThat(CatalogueSearch.of("TIMER cancel").finds(text)).isTrue();
        assertThat(CatalogueSearch.of("timer lock").finds(text)).isFalse();
    }
}
