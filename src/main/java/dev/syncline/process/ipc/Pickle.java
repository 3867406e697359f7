package dev.syncline.process.ipc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** Copies objects from one process to another, as Python's {@code pickle} does. */
public final class Pickle {
    private Pickle() {}

    /**
     * The object as bytes.
     *
     * @throws IllegalArgumentException if something in it cannot be copied; Python's {@code PicklingError}
     */
    public static byte[] dump(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "A %s cannot be copied to another process.".formatted(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A copy of the object, made in the context of this process. */
    public static Object load(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of the object, made in {@code context}. */
    public static Object load(byte[] bytes, ProcessContext context) {
        ProcessContext.unpickleIn(context);
        try {
            return load(bytes);
        } finally {
            ProcessContext.unpickleIn(null);
        }
    }
}
