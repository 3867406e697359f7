package dev.syncline.process.ipc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** Makes bytes of what goes to another process, and a copy of it of the bytes: what Python calls pickling. */
public final class ObjectBytes {
    private static final int LONGEST = 60;

    private ObjectBytes() {}

    /**
     * Packs an item.
     *
     * @throws IllegalArgumentException if it holds something that cannot be copied; Python's {@code PicklingError}
     */
    public static byte[] pack(Serializable item) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(item);
        } catch (IOException e) {
            throw new IllegalArgumentException("A %s cannot be copied.".formatted(e.getMessage()), e);
        }
        return bytes.toByteArray();
    }

    /** Makes the copy. */
    public static Object unpack(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The item as it stands in the log: the beginning of it, if it is long. */
    public static String words(Object item) {
        if (item instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        String whole = item.toString();
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
    }
}
