package dev.syncline.web.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ScriptAccessTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void programsOfUsersAreOnByThemselvesOnlyIfNoOtherMachineCanReachTheServer() throws UnknownHostException {
        assertThat(new ScriptAccess(ScriptMode.AUTO, LOOPBACK).isOn()).isTrue();
        for (byte[] reachable : new byte[][] {new byte[4], new byte[16], {10, 0, 7, 8}}) {
            InetAddress address = InetAddress.getByAddress(reachable);
            assertThat(new ScriptAccess(ScriptMode.AUTO, address).isOn())
                    .as(address.getHostAddress())
                    .isFalse();
        }
        assertThat(new ScriptAccess(ScriptMode.AUTO, null).isOn())
                .as("everywhere")
                .isFalse();
    }

    @Test
    void aSettingDecidesWhateverTheAddress() {
        assertThat(new ScriptAccess(ScriptMode.ON, null).isOn()).isTrue();
        assertThat(new ScriptAccess(ScriptMode.OFF, LOOPBACK).isOn()).isFalse();
    }

    @Test
    void theReasonNamesTheSetting() {
        assertThat(new ScriptAccess(ScriptMode.OFF, LOOPBACK).reason()).contains("syncline.scripts=off");
        assertThat(new ScriptAccess(ScriptMode.AUTO, null).reason()).contains("syncline.scripts=on");
    }
}
