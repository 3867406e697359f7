package dev.syncline.web;

import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Talk;

/** What a scenario of a test says: a word for each part of a lesson. */
final class PlainLesson {
    private PlainLesson() {}

    static Lesson of(int number, String title) {
        Talk talk = new Talk("solves", "costs", "example", "tidbit", "question", "answer");
        return new Lesson(Chapter.TROUBLE, number, title, "summary", "shows", "watch", "move", "both", talk);
    }
}
