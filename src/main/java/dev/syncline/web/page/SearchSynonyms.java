package dev.syncline.web.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What people look for by words that no title has: the field's names for what a scenario shows.
 *
 * @param words the words, as they are typed
 * @param scenarios the ids of the scenarios that they find
 */
record SearchSynonyms(String words, List<String> scenarios) {
    /** All of them. */
    static final List<SearchSynonyms> ALL = List.of(
            of(
                    "mutex mutual exclusion critical section",
                    "lock-counter",
                    "lock-release-by-other",
                    "lock-self-deadlock",
                    "rlock-reentry",
                    "race-read-modify-write",
                    "value-counter",
                    "process-lock-killed-holder"),
            of(
                    "race condition data race lost update atomic",
                    "lock-counter",
                    "race-read-modify-write",
                    "value-counter",
                    "condition-if-or-while",
                    "double-checked-init",
                    "manager-list-and-dict",
                    "manager-nested-loss"),
            of("reentrant recursive lock", "rlock-reentry", "rlock-owner-and-count", "lock-self-deadlock"),
            of("RuntimeError", "lock-release-by-other", "rlock-reentry", "rlock-owner-and-count"),
            of(
                    "monitor wait notify",
                    "condition-buffer",
                    "condition-if-or-while",
                    "condition-lost-notify",
                    "condition-wrong-waiter"),
            of("spurious wakeup", "condition-if-or-while", "condition-wrong-waiter"),
            of("missed signal lost wakeup", "condition-lost-notify", "event-pulse"),
            of("producer consumer", "condition-buffer", "queue-workers", "process-queue", "pipe-stream"),
            of("BrokenBarrierError CyclicBarrier", "barrier-timeout", "process-barrier"),
            of("starvation", "priority-queue-starvation", "thread-pool-saturation", "readers-writers"),
            of("ThreadPoolExecutor executor future", "parallel-filter", "thread-pool-saturation"),
            of("GIL global interpreter lock", "parallel-filter", "parallel-filter-processes"),
            of("ThreadLocal threading.local", "thread-local"),
            of("circular wait hold and wait", "deadlock-two-locks", "dining-philosophers"),
            of(
                    "IPC inter-process communication multiprocessing",
                    "pipe-stream",
                    "pipe-forgotten-end",
                    "process-queue",
                    "process-queue-join-hang",
                    "manager-list-and-dict",
                    "shared-memory-image"));

    private static SearchSynonyms of(String words, String... scenarios) {
        return new SearchSynonyms(words, List.of(scenarios));
    }

    /** The words by which this scenario is found besides those of its card. */
    static String wordsFor(String scenario) {
        return ALL.stream()
                .filter(synonyms -> synonyms.scenarios().contains(scenario))
                .map(SearchSynonyms::words)
                .collect(Collectors.joining("\n"));
    }
}
