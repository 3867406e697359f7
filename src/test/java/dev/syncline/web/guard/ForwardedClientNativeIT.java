package dev.syncline.web.guard;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The address of the client behind a proxy, as Tomcat reads it. */
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class ForwardedClientNativeIT extends ForwardedClientContract {
    ForwardedClientNativeIT(@LocalServerPort int port) {
        super(port);
    }
}
