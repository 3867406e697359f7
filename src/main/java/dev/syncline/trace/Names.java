package dev.syncline.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up, quickly and again and again, who and what stands behind the numbers of a log that may still grow. */
final class Names {
    private final Cast cast;
    private List<ActorInfo> actors = List.of();
    private List<ObjectInfo> objects = List.of();

    Names(Cast cast) {
        this.cast = cast;
    }

    /** The name of an actor; null for nobody. */
    @Nullable
    String actor(int id) {
        if (id >= actors.size() && id != Chunk.NONE) {
            actors = cast.actors();
        }
        return id < actors.size() ? actors.get(id).name() : null;
    }

    /** An object; null for none. */
    @Nullable
    ObjectInfo object(int id) {
        if (id >= objects.size() && id != Chunk.NONE) {
            objects = cast.objects();
        }
        return id < objects.size() ? objects.get(id) : null;
    }
}
