package dev.syncline.python.program;

/**
 * What a program that is no lesson may use, as far as the operating system lets it be limited; see {@code confine.py}.
 *
 * @param memory how many bytes one process may have, and all of them together
 * @param processes how many processes there may be at the same time
 * @param threads how many threads these may have together
 * @param fileBytes how large a file may become
 * @param openFiles how many files a process may have open
 * @param printed how many characters it may print
 */
public record ProgramLimits(long memory, int processes, int threads, long fileBytes, int openFiles, long printed) {
    /** What suits a program that teaches something. */
    public static final ProgramLimits USUAL = new ProgramLimits(2L << 30, 64, 1_024, 256L << 20, 1_024, 16L << 20);

    /** The file {@code limits}: each limit of the operating system on a line of its own. */
    String text() {
        return "memory %d%nprocesses %d%nthreads %d%nfile %d%nopen %d%n"
                .formatted(memory, processes, threads, fileBytes, openFiles);
    }
}
