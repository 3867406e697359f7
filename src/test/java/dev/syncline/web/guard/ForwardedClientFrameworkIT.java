package dev.syncline.web.guard;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The address of the client behind a proxy, as Spring reads it. */
@TestPropertySource(properties = "server.forward-headers-strategy=framework")
class ForwardedClientFrameworkIT extends ForwardedClientContract {
    ForwardedClientFrameworkIT(@LocalServerPort int port) {
        super(port);
    }
}
