package dev.syncline.run.watch;

import dev.syncline.log.EntityTable;
import dev.syncline.trace.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The sentence about a stalled run: who waits for what, and what would help.
 *
 * @param betweenProcesses whether the run has worker processes, so that the log is not exact
 */
public record StallSentence(EntityTable entities, boolean betweenProcesses) {
    private static final int MAX_CLAUSES = 4;
    private static final int MAX_NAMES = 3;

    /** The sentence for these waits. */
    public String of(List<StuckWait> waits) {
        Map<String, List<String>> byAim = new LinkedHashMap<>();
        for (StuckWait wait : outermostLast(waits)) {
            byAim.computeIfAbsent(aim(wait), aim -> new ArrayList<>()).add(actor(wait.actor()));
        }
        String clauses = byAim.entrySet().stream()
                .limit(MAX_CLAUSES)
                .map(entry -> clause(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("; "));
        long left =
                byAim.values().stream().skip(MAX_CLAUSES).mapToLong(List::size).sum();
        String others = left == 0 ? "" : left == 1 ? "; one more waits" : "; %d more wait".formatted(left);
        String known = betweenProcesses ? ", as far as the log shows" : "";
        return "No actor can proceed%s: %s%s. %s".formatted(known, clauses, others, help(waits));
    }

    /** Actors that join others come last: their waits follow from the others. */
    private static List<StuckWait> outermostLast(List<StuckWait> waits) {
        return waits.stream()
                .sorted(Comparator.comparing(wait -> isActor(wait.peer())))
                .toList();
    }

    /** The sentence for the end of the stall; {@code actor} proceeds, {@link Actor#NOBODY} if all have ended. */
    public String over(int actor) {
        return actor == Actor.NOBODY ? "All actors have ended." : "%s could proceed after all.".formatted(actor(actor));
    }

    private static String clause(List<String> names, String aim) {
        String who = names.size() <= MAX_NAMES
                ? list(names, " and ")
                : "%s and %d others".formatted(String.join(", ", names.subList(0, 2)), names.size() - 2);
        return "%s %s for %s".formatted(who, names.size() == 1 ? "waits" : "wait", aim);
    }

    private String aim(StuckWait wait) {
        if (isActor(wait.peer())) {
            return actor(wait.peer()) + " to end";
        }
        String object = entities.objects().get(wait.object()).nameInSentence();
        if (isActor(wait.killed())) {
            return "%s, where %s was killed while it waited".formatted(object, actor(wait.killed()));
        }
        if (!isActor(wait.holder())) {
            return object;
        }
        String holds = wait.holderHasEnded() ? "%s, which %s still held when it ended" : "%s, which %s";
        return holds.formatted(object, wait.holderHasEnded() ? actor(wait.holder()) : holds(wait.holder()));
    }

    private String help(List<StuckWait> waits) {
        List<String> calls = StuckWait.help(waits).stream()
                .map(help -> "%s.%s()".formatted(object(help.object()), help.operation()))
                .limit(MAX_CLAUSES)
                .toList();
        return calls.isEmpty() ? "Only Stop ends it." : "Only you can help: %s.".formatted(list(calls, " or "));
    }

    private static String list(List<String> words, String last) {
        int end = words.size() - 1;
        return end == 0 ? words.get(0) : String.join(", ", words.subList(0, end)) + last + words.get(end);
    }

    private static boolean isActor(int number) {
        return number != Actor.NOBODY;
    }

    private String actor(int number) {
        return entities.actors().get(number).name();
    }

    private String holds(int number) {
        return entities.actors().get(number).actsForUser() ? "you hold" : actor(number) + " holds";
    }

    private String object(int number) {
        return entities.objects().get(number).name();
    }
}
