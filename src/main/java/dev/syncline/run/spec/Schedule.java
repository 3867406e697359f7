package dev.syncline.run.spec;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the actors of a run do their operations, as a list of their numbers.
 *
 * <p>As text it is a list of numbers separated by commas, where {@code 3x5} means five steps of the actor 3; short
 * enough for a link. The actors of the scenario are numbered in the order in which they were started; "You" has no
 * number and is left out.
 *
 * @param steps the number of the actor of each step, in order; at most {@value #MAX}
 */
public record Schedule(List<Integer> steps) {
    /** How many operations a schedule may have. */
    public static final int MAX = 5_000;

    private static final Pattern TURN = Pattern.compile("(\\d{1,5})(?:x(\\d{1,4}))?");

    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if there are more than {@value #MAX} steps
     */
    public Schedule {
        if (steps.size() > MAX) {
            throw tooLong();
        }
        steps = List.copyOf(steps);
    }

    /**
     * Reads a schedule.
     *
     * @throws IllegalArgumentException if the text is not a schedule, or too long
     */
    public static Schedule parse(String text) {
        List<Integer> steps = new ArrayList<>();
        for (String turn : text.split(",", -1)) {
            Matcher matcher = TURN.matcher(turn.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "A schedule is a list of actors by their numbers, like 0,1,2x3: separated by commas, x3 for three times.");
            }
            int times = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            if (steps.size() + times > MAX) {
                throw tooLong();
            }
            for (int i = 0; i < times; i++) {
                steps.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return new Schedule(steps);
    }

    /**
     * The schedule that the notes of a run have recorded, as long as the run was controlled; null if it was not
     * controlled from the start.
     */
    public static @Nullable Schedule recorded(List<Note> notes, List<ActorInfo> actors) {
        boolean fromTheStart = !notes.isEmpty() && notes.get(0).seq() == 0;
        NoteKind begin = fromTheStart ? notes.get(0).kind() : null;
        if (begin != NoteKind.FORCED && begin != NoteKind.PAUSED) {
            return null;
        }
        NoteKind end = begin == NoteKind.FORCED ? NoteKind.FREE : NoteKind.CONTINUED;
        int[] numbers = numbers(actors);
        List<Integer> steps = new ArrayList<>();
        for (Note note : notes) {
            if (note.kind() == end || steps.size() == MAX) {
                break;
            }
            if (note.kind() == NoteKind.STEP
                    && note.details().get("actor") instanceof Number actor
                    && actor.intValue() < actors.size()
                    && !actors.get(actor.intValue()).actsForUser()) {
                steps.add(numbers[actor.intValue()]);
            }
        }
        return steps.isEmpty() ? null : new Schedule(steps);
    }

    /** The log numbers all actors; a schedule leaves out "You". */
    private static int[] numbers(List<ActorInfo> actors) {
        int[] numbers = new int[actors.size()];
        int next = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = actors.get(i).actsForUser() ? next : next++;
        }
        return numbers;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("A schedule takes at most %,d operations.".formatted(MAX));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int times = 0;
        for (int i = 0; i < steps.size(); i++) {
            times++;
            if (i + 1 == steps.size() || !steps.get(i + 1).equals(steps.get(i))) {
                text.append(text.isEmpty() ? "" : ",").append(steps.get(i)).append(times == 1 ? "" : "x" + times);
                times = 0;
            }
        }
        return text.toString();
    }
}
