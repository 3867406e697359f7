package dev.syncline.run.spec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Virtual threads, one for each actor, which Java has from 21 on.
 *
 * <p>Syncline is compiled for Java 17, so they are made by reflection, through the public {@code Thread.Builder}.
 */
final class VirtualEngine implements Engine {
    /** The id in requests. */
    static final String ID = "virtual";

    private static final int FIRST_JAVA = 21;

    private final Method ofVirtual;
    private final Method name;
    private final Method unstarted;

    /**
     * Finds the methods.
     *
     * @throws UnsupportedOperationException if this Java has no virtual threads; the message is a sentence
     */
    VirtualEngine() {
        this(Runtime.version().feature());
    }

    VirtualEngine(int java) {
        if (java < FIRST_JAVA) {
            throw new UnsupportedOperationException(
                    "Virtual threads need Java %d or later; this server runs on Java %d.".formatted(FIRST_JAVA, java));
        }
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            ofVirtual = Thread.class.getMethod("ofVirtual");
            name = builder.getMethod("name", String.class);
            unstarted = builder.getMethod("unstarted", Runnable.class);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("This Java has no virtual threads.", e);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Thread thread(String threadName, Runnable body) {
        try {
            return (Thread) unstarted.invoke(name.invoke(ofVirtual.invoke(null), threadName), body);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A virtual thread could not be made.", e);
        }
    }
}
