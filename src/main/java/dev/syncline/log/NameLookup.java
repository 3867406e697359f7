package dev.syncline.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up, quickly and again and again, who and what stands behind the numbers of a log that may still grow. */
public final class NameLookup {
    private final EntityTable entities;
    private List<ActorInfo> actors = List.of();
    private List<ObjectInfo> objects = List.of();

    public NameLookup(EntityTable entities) {
        this.entities = entities;
    }

    /** The name of an actor; null for nobody. */
    @Nullable
    public String actor(int id) {
        if (id >= actors.size() && id != Chunk.NONE) {
            actors = entities.actors();
        }
        return id < actors.size() ? actors.get(id).name() : null;
    }

    /** An object; null for none. */
    @Nullable
    public ObjectInfo object(int id) {
        if (id >= objects.size() && id != Chunk.NONE) {
            objects = entities.objects();
        }
        return id < objects.size() ? objects.get(id) : null;
    }
}
