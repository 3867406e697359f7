package dev.syncline.process.worker;

/**
 * A worker process that was started.
 *
 * @param process the process
 * @param words what it writes to its standard output and error
 */
record StartedWorker(Process process, WorkerOutput words) {}
