package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A barrier: no actor passes before all have arrived, and every waiting actor gets the error when it breaks. Between
 * processes, an actor may have to wait for those that it wakes, and then passes with a text.
 */
final class BarrierHistory extends ObjectHistory {
    // the actors that have arrived in this round, with the index; those that may pass since the last has arrived; those
    // that have to get the error
    private final Map<Integer, Integer> arrived = new HashMap<>();
    private final Map<Integer, Integer> leaving = new HashMap<>();
    private final Set<Integer> dismissed = new HashSet<>();
    private final int parties;
    private final boolean betweenProcesses;
    private boolean broken;

    BarrierHistory(int parties, boolean betweenProcesses) {
        this.betweenProcesses = betweenProcesses;
        this.parties = parties;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        return switch (event.kind()) {
            case ARRIVED -> {
                dismissed.remove(event.actor());
                boolean legal = !broken && event.value() == arrived.size() && arrived.size() < parties;
                legal &= arrived.put(event.actor(), event.value()) == null;
                yield legal ? null : state();
            }
            case PASSED -> {
                if (betweenProcesses && event.text() != null) {
                    yield endsWait ? null : "it did not wait";
                }
                if (event.value() == parties - 1 && arrived.size() == parties) {
                    leaving.clear();
                    leaving.putAll(arrived);
                    arrived.clear();
                }
                Integer index = leaving.remove(event.actor());
                yield index != null && index == event.value() ? null : state();
            }
            case TIMED_OUT -> endsWait ? null : "it did not wait";
            case BROKE, RESET -> {
                dismissed.addAll(arrived.keySet());
                arrived.clear();
                broken = event.kind() == Kind.BROKE;
                yield event.value() >= 0 && event.value() <= waiting().size()
                        ? null
                        : waiting().size() + " wait for it";
            }
            case RAISED -> {
                boolean told = dismissed.remove(event.actor());
                yield told || broken ? null : state();
            }
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return betweenProcesses || !broken;
    }

    private String state() {
        return arrived.size() + " of " + parties + " are there" + (broken ? ", and it is broken" : "");
    }
}
