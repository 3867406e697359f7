package dev.syncline.primitive;

import java.util.ArrayDeque;

/** The items of a queue, first in, first out, each with its text and who put it; the queue's mutex guards them. */
final class Items<T> {
    // three deques side by side, so that an item needs no object of its own
    private final ArrayDeque<T> items = new ArrayDeque<>();
    private final ArrayDeque<String> texts = new ArrayDeque<>();
    private final ArrayDeque<Actor> putters = new ArrayDeque<>();

    int size() {
        return items.size();
    }

    void add(T item, String text, Actor putter) {
        items.add(item);
        texts.add(text);
        putters.add(putter);
    }

    /** The text of the item that is next. */
    String nextText() {
        return texts.element();
    }

    /** Who put the item that is next. */
    Actor nextPutter() {
        return putters.element();
    }

    T remove() {
        texts.remove();
        putters.remove();
        return items.remove();
    }
}
