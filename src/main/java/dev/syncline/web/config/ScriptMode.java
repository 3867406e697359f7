package dev.syncline.web.config;

/** Whether users may run programs of their own on this server. */
public enum ScriptMode {
    /** Only if the server can be reached from this machine alone. */
    AUTO,
    /** They may. */
    ON,
    /** They may not. */
    OFF
}
