package dev.syncline.web.config;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Tells whether users may run programs of their own here, which run with all rights of the user of the server. */
@Component
public final class ScriptAccess {
    private final ScriptMode mode;
    private final @Nullable InetAddress address;

    /** Decides by the settings and the address at which the server listens. */
    @Autowired
    ScriptAccess(SynclineProperties settings, ServerProperties server) {
        this(settings.scripts(), server.getAddress());
    }

    /** Decides for a server that listens at {@code address}; null is everywhere. */
    ScriptAccess(ScriptMode mode, @Nullable InetAddress address) {
        this.mode = mode;
        this.address = address;
    }

    /** Whether they may. */
    public boolean isOn() {
        return mode == ScriptMode.ON || (mode == ScriptMode.AUTO && address != null && address.isLoopbackAddress());
    }

    /** Why they may not, as a sentence that names the setting. */
    public String reason() {
        return mode == ScriptMode.OFF
                ? "Programs of one's own are off on this server: syncline.scripts=off."
                : "Programs of one's own are off, because this server can be reached from other machines; syncline.scripts=on allows them.";
    }
}
