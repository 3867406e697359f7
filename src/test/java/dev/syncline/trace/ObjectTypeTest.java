package dev.syncline.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectTypeTest {
    @Test
    void findsEachTypeByItsName() {
        assertThat(ObjectType.all())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(ObjectType.of(type.name())).isSameAs(type));
    }

    @Test
    void takesANameThatItDoesNotKnowAsATypeOfNoFamily() {
        ObjectType type = ObjectType.of("Gizmo");

        assertThat(type.name()).isEqualTo("Gizmo");
        assertThat(type.family()).isEqualTo(Family.OTHER);
        assertThat(type.traits()).isEmpty();
    }

    @Test
    void everyTypeHasAFamily() {
        assertThat(ObjectType.all()).noneMatch(type -> type.is(Family.OTHER));
    }
}
