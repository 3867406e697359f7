package dev.syncline.run;

/** What runs the body of a scenario and its actors. */
interface Engine {
    /** Platform threads, one for each actor. */
    Engine THREADS = new Engine() {
        @Override
        public String id() {
            return "threads";
        }

        @Override
        public Thread thread(String name, Runnable body) {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            return thread;
        }
    };

    /** The name in requests. */
    String id();

    /** Makes a thread that has not started; it does not keep the server from ending. */
    Thread thread(String name, Runnable body);
}
