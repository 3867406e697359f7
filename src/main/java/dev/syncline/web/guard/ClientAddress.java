package dev.syncline.web.guard;

import dev.syncline.web.problem.RequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request comes from: the address of its connection or, with {@code server.forward-headers-strategy}, the one
 * that a proxy names in {@code X-Forwarded-For}. That header may contain any text; a host name is refused and never
 * resolved.
 */
public final class ClientAddress {
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String PORT = "(:\\d{1,5})?";
    private static final Pattern IPV4 = Pattern.compile("(?<address>%1$s(\\.%1$s){3})%2$s".formatted(BYTE, PORT));
    private static final Pattern IPV6 =
            Pattern.compile("\\[?(?<address>[0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(%%[^]]*)?(]%s)?".formatted(PORT));

    private ClientAddress() {}

    /**
     * The client address of a request.
     *
     * @throws RequestException with 400 if the header contains anything but an IP address, with or without a port
     */
    public static InetAddress of(HttpServletRequest request) {
        String said = String.valueOf(request.getRemoteAddr());
        Matcher ipv4 = IPV4.matcher(said);
        Matcher ipv6 = IPV6.matcher(said);
        try {
            if (ipv4.matches()) {
                return InetAddress.getByName(ipv4.group("address"));
            }
            if (ipv6.matches()) {
                return InetAddress.getByName(ipv6.group("address"));
            }
            throw new UnknownHostException(said);
        } catch (UnknownHostException e) {
            throw RequestException.value(
                    "X-Forwarded-For",
                    "X-Forwarded-For takes the IP address of the client, not %s."
                            .formatted(RequestException.quote(said)));
        }
    }
}
