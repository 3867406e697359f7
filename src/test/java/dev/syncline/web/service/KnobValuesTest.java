package dev.syncline.web.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.EveryKnob;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnobValuesTest {
    @Test
    void theKnobsOfALogOfAnEarlierVersionGetTheirPresentNames() {
        assertThat(KnobValues.renamed(new EveryKnob(), Map.of("readers", 7, "pause", 1.5)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("readers", 7, "pauseMs", 1.5));
    }

    @Test
    void thePresentNameCountsMoreThanTheFormerOne() {
        assertThat(KnobValues.renamed(new EveryKnob(), Map.of("pauseMs", 2.0, "pause", 1.5)))
                .containsExactly(Map.entry("pauseMs", 2.0));
    }

    @Test
    void theOptionsOfALogOfAnEarlierVersionGetTheirPresentWords() {
        assertThat(KnobValues.ofLog(new EveryKnob(), Map.of("order", "hindmost", "pause", 1.5)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("order", "last", "pauseMs", 1.5));
        assertThat(KnobValues.ofLog(new EveryKnob(), Map.of("order", "first"))).containsEntry("order", "first");
    }

    @Test
    void aRequestMayUseTheFormerWordOfAnOption() {
        assertThat(KnobValues.checked(new EveryKnob(), Map.of("order", "hindmost")))
                .containsExactly(Map.entry("order", "last"));
    }
}
