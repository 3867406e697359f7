package dev.syncline.process.worker;

/**
 * A worker process that was started.
 *
 * @param process the process
 * @param output its standard output and error
 */
record StartedWorker(Process process, WorkerOutput output) {}
