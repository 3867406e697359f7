package dev.syncline.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.scenario.Source;
import org.junit.jupiter.api.Test;

class SourceViewTest {
    @Test
    void letsALongLineBeWrappedBehindABracketAndBeforeADotAndChangesNoLetter() {
        String text = "    stage.work(stage.number(\"pause\"));\n    run(); // 0.5";

        SourceView view = SourceView.of(new Source("NoSuchFile.java", 7, text));

        assertThat(view.lines())
                .extracting(SourceView.Line::html)
                .containsExactly(
                        "    stage<wbr>.work(<wbr>stage<wbr>.number(<wbr>&quot;pause&quot;));", "    run(); // 0.5");
        assertThat(view.lines()).extracting(SourceView.Line::indent).containsOnly(4);
        assertThat(view.text()).isEqualTo(text);
    }
}
