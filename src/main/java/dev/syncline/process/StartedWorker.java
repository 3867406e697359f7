package dev.syncline.process;

/**
 * A worker process that was started.
 *
 * @param process the process
 * @param words what it writes to its standard output and error
 */
record StartedWorker(Process process, LastWords words) {}
