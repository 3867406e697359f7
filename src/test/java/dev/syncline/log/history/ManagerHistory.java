package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A manager: it receives only what was sent to it, and its clients receive no more replies than it has sent. */
final class ManagerHistory extends ObjectHistory {
    private final String manager;
    private final IntFunction<String> name;
    private final List<String> requests = new ArrayList<>();
    private int answers;

    ManagerHistory(String manager, IntFunction<String> name) {
        this.manager = manager;
        this.name = name;
    }

    @Override
    @Nullable
    String follow(LogEvent event, boolean endsWait) {
        boolean isManager = name.apply(event.actor()).equals(manager);
        String words = String.valueOf(event.text());
        return switch (event.kind()) {
            case SENT -> {
                if (isManager) {
                    answers++;
                } else {
                    requests.add(words);
                }
                yield null;
            }
            case RECEIVED -> {
                if (isManager) {
                    yield requests.remove(words) ? null : "nobody has sent that";
                }
                yield --answers >= 0 ? null : "no answer is under way";
            }
            case PASSED, TIMED_OUT, RAISED -> null;
            default -> strange(event.kind());
        };
    }

    @Override
    boolean mustWait(int actor) {
        return true;
    }
}
