package dev.syncline.run;

import dev.syncline.primitive.Kind;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An object of which the log does not say who can go on. */
final class OtherWaits extends ObjectWaits {
    private final boolean letsEverybodyGo;

    OtherWaits(boolean letsEverybodyGo) {
        this.letsEverybodyGo = letsEverybodyGo;
    }

    @Override
    void event(Kind kind, int actor, int value, @Nullable String text) {
        // says nothing about who can go on
    }

    @Override
    boolean letsGo(Waiting waiting, IntPredicate hasEnded) {
        return letsEverybodyGo;
    }

    @Override
    List<String> help(Waiting waiting, IntPredicate isPerson) {
        return List.of();
    }
}
