package dev.syncline.run.stage;

import dev.syncline.process.ipc.Service;
import dev.syncline.trace.Killed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The services of the body of one run: managers, pools, queues. */
final class Services {
    private final List<Service> all = new CopyOnWriteArrayList<>();

    /** Adds a service, and returns it. */
    <S extends Service> S add(S service) {
        all.add(service);
        return service;
    }

    /** Ends the services; {@code orderly} says whether the body ended without an error. */
    void bodyEnded(boolean orderly) {
        for (Service service : all) {
            try {
                service.bodyEnded(orderly);
            } catch (Killed stopped) {
                // the run ends everything
            } catch (RuntimeException gone) {
                // the log says how the process ended
            }
        }
    }
}
