package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectInfoTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            Event     | occupied      | "occupied"
            Condition | somebody left | "somebody left"
            Semaphore | place 1       | place 1
            Lock      | west half     | west half
            Queue     | orders        | orders
            Timer     | first call    | first call
            """)
    void isQuotedInASentenceIfItsNameIsAPhrase(String type, String name, String inSentence) {
        ObjectInfo info = new ObjectInfo(0, name, ObjectType.of(type), Map.of());

        assertThat(info.nameInSentence()).isEqualTo(inSentence);
    }
}
