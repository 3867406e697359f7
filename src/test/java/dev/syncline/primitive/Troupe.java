package dev.syncline.primitive;

import java.util.ArrayList;
import java.util.List;

/** The players of a test; none is left when it is closed. */
final class Troupe implements AutoCloseable {
    private final List<Player> players = new ArrayList<>();

    /** A new player, whose actor has this name. */
    Player player(String name) {
        Player player = new Player(new Actor(players.size(), name));
        players.add(player);
        return player;
    }

    /** Kills everybody, and returns when all threads have ended. */
    @Override
    public void close() {
        players.forEach(Player::kill);
        players.forEach(Player::leave);
    }
}
