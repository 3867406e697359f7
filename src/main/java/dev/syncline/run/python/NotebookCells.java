package dev.syncline.run.python;

/** Puts the texts of a notebook's cells together, whose parts come as records. */
final class NotebookCells {
    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_CELLS = 5_000;

    private final Listener listener;
    private final StringBuilder open = new StringBuilder();
    private int characters;
    private int cells;

    /** Is told the cells. */
    interface Listener {
        /** A cell of this number was executed; the text is what it adds to that of the run. */
        void cell(int number, String text);
    }

    /** Tells {@code listener} the cells of a run. */
    NotebookCells(Listener listener) {
        this.listener = listener;
    }

    /** Takes a part of a cell; what is more than a tracer sends is left out. */
    void add(int number, String text, boolean more) {
        characters += text.length();
        if (characters > MAX_CHARACTERS || cells >= MAX_CELLS) {
            characters = MAX_CHARACTERS + 1; // no later part fits, however short
            return;
        }
        open.append(text);
        if (!more) {
            cells++;
            listener.cell(number, open.toString());
            open.setLength(0);
        }
    }
}
