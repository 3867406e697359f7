package dev.syncline.run.spec;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the actors of a run do their operations, each named by its number.
 *
 * <p>In words it is a list of numbers with commas between them, {@code 3x5} meaning five times the actor 3; short enough
 * for a link. The actors of the scenario are numbered in the order in which they were started; the person at the screen,
 * who may come in between, has no number and no part in it.
 *
 * @param cues whose turn it is, in order; {@value #MOST} at most
 */
public record Schedule(List<Integer> cues) {
    /** How many operations a schedule may have. */
    public static final int MOST = 5_000;

    private static final Pattern TURN = Pattern.compile("(\\d{1,5})(?:x(\\d{1,4}))?");

    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if there are more than {@value #MOST} cues
     */
    public Schedule {
        if (cues.size() > MOST) {
            throw tooLong();
        }
        cues = List.copyOf(cues);
    }

    /**
     * Reads a schedule.
     *
     * @throws IllegalArgumentException if the text is no schedule, or too long a one
     */
    public static Schedule parse(String text) {
        List<Integer> cues = new ArrayList<>();
        for (String turn : text.split(",", -1)) {
            Matcher matcher = TURN.matcher(turn.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "A schedule is a list of actors by their numbers, like 0,1,2x3: commas between them, x3 for three times.");
            }
            int times = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            if (cues.size() + times > MOST) {
                throw tooLong();
            }
            for (int i = 0; i < times; i++) {
                cues.add(Integer.valueOf(matcher.group(1)));
            }
        }
        return new Schedule(cues);
    }

    /** What the notes of a run say of its order, up to the first moment at which its actors ran freely; null for nothing. */
    public static @Nullable Schedule recorded(List<Note> notes, List<ActorInfo> actors) {
        boolean fromTheStart = !notes.isEmpty() && notes.get(0).seq() == 0;
        String begin = fromTheStart ? notes.get(0).kind() : "";
        if (!begin.equals("forced") && !begin.equals("paused")) {
            return null;
        }
        String end = begin.equals("forced") ? "free" : "continued";
        int[] numbers = numbers(actors);
        List<Integer> cues = new ArrayList<>();
        for (Note note : notes) {
            if (note.kind().equals(end) || cues.size() == MOST) {
                break;
            }
            if (note.kind().equals("step")
                    && note.details().get("actor") instanceof Number actor
                    && actor.intValue() < actors.size()
                    && !actors.get(actor.intValue()).actsForUser()) {
                cues.add(numbers[actor.intValue()]);
            }
        }
        return cues.isEmpty() ? null : new Schedule(cues);
    }

    /** The log numbers all actors in one row; a schedule leaves out the person. */
    private static int[] numbers(List<ActorInfo> actors) {
        int[] numbers = new int[actors.size()];
        int next = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = actors.get(i).actsForUser() ? next : next++;
        }
        return numbers;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException("A schedule takes %,d operations at most.".formatted(MOST));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int times = 0;
        for (int i = 0; i < cues.size(); i++) {
            times++;
            if (i + 1 == cues.size() || !cues.get(i + 1).equals(cues.get(i))) {
                text.append(text.isEmpty() ? "" : ",").append(cues.get(i)).append(times == 1 ? "" : "x" + times);
                times = 0;
            }
        }
        return text.toString();
    }
}
