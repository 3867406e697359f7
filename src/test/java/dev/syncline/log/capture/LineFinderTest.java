package dev.syncline.log.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LineFinderTest {
    private final LineFinder finder = new LineFinder(LineFinderTest.class);

    @Test
    void findsTheInnermostLineOfTheClassInLambdasAndNestedClassesToo() {
        int here = new Throwable().getStackTrace()[0].getLineNumber();
        int plain = finder.find();
        Supplier<Integer> lambda = () -> finder.find();
        int inLambda = lambda.get();
        int inNested = new Nested().find();

        assertThat(List.of(plain - here, inLambda - here)).containsExactly(1, 2);
        assertThat(inNested).isGreaterThan(inLambda);
    }

    @Test
    void distinguishesTwoLinesOfOneMethod() {
        int first = finder.find();
        int second = finder.find();

        assertThat(second).isEqualTo(first + 1);
    }

    @Test
    void isZeroOutsideTheClass() {
        assertThat(new LineFinder(String.class).find()).isZero();
    }

    private final class Nested {
        int find() {
            return finder.find();
        }
    }
}
