package dev.syncline.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, once the server answers, where to open it. */
@Component
final class Ready {
    private static final Logger LOGGER = LoggerFactory.getLogger(Ready.class);

    /** Writes the one line that a person waits for, with the port that was really taken. */
    @EventListener
    void say(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        if (port != null) {
            LOGGER.info("Syncline is ready: http://localhost:{}", port);
        }
    }
}
