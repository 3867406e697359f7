package dev.syncline.process.worker;

import dev.syncline.process.os.PrivateFiles;
import dev.syncline.process.os.ResourceList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes what earlier servers have left in a world-writable directory. Only what this user created and no other user
 * could have touched since is trusted and removed; the rest is skipped and does not keep a server from starting.
 */
final class Leftovers {
    private static final System.Logger LOGGER = System.getLogger(Leftovers.class.getName());
    private static final Pattern NAME = Pattern.compile("syncline-([1-9]\\d{0,8})-\\d{1,9}");

    private Leftovers() {}

    /** Removes leftovers in {@code parent}, except for the directories that are {@code inUse} in this process. */
    static void remove(Path parent, Set<Path> inUse) {
        for (Path directory : candidates(parent)) {
            try {
                if (!inUse.contains(directory) && PrivateFiles.isOwnDirectory(directory, PrivateFiles.me(parent))) {
                    removeIfAbandoned(directory);
                }
            } catch (IOException e) {
                LOGGER.log(System.Logger.Level.WARNING, "{0} was left alone: {1}", directory, e.toString());
            }
        }
    }

    private static List<Path> candidates(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(path -> nameOf(path).matches() && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "Leftovers of earlier servers in {0} could not be looked for: {1}",
                    parent,
                    e.toString());
            return List.of();
        }
    }

    private static void removeIfAbandoned(Path directory) throws IOException {
        Matcher name = nameOf(directory);
        if (!name.matches()) {
            return;
        }
        long pid = Long.parseLong(name.group(1));
        // a server in another container may have the same process id, and share the directory
        boolean gone =
                pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
        if (gone && !isServed(directory)) {
            ResourceList.of(directory, pid).forEach(list -> list.remove(Set.of()));
            PrivateFiles.removeTree(directory);
        }
    }

    private static Matcher nameOf(Path directory) {
        return NAME.matcher(String.valueOf(directory.getFileName()));
    }

    /** Whether a server accepts workers in this directory. */
    private static boolean isServed(Path directory) {
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(WorkerDirectory.socket(directory)))) {
            return channel.isConnected();
        } catch (IOException noServer) {
            return false;
        }
    }
}
