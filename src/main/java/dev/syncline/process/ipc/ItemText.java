package dev.syncline.process.ipc;

/** The text of an item in an event of a pipe or a queue. */
public final class ItemText {
    private static final int MAX_LENGTH = 60;

    private ItemText() {}

    /** The text of the item, cut if it is too long. */
    public static String of(Object item) {
        if (item instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        String whole = item.toString();
        return whole.length() <= MAX_LENGTH ? whole : whole.substring(0, MAX_LENGTH - 1) + "…";
    }
}
