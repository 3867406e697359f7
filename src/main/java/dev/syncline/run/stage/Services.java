package dev.syncline.run.stage;

import dev.syncline.process.ipc.Service;
import dev.syncline.trace.Killed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What serves the body of one run. */
final class Services {
    private final List<Service> all = new CopyOnWriteArrayList<>();

    /** Takes one in, and returns it. */
    <S extends Service> S add(S service) {
        all.add(service);
        return service;
    }

    /** Ends what serves the body, which has ended by itself or not. */
    void bodyEnded(boolean orderly) {
        for (Service service : all) {
            try {
                service.bodyEnded(orderly);
            } catch (Killed stopped) {
                // the run ends everything
            } catch (RuntimeException gone) {
                // it is on record how the process came to its end
            }
        }
    }
}
