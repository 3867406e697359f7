package dev.syncline.run;

import java.security.SecureRandom;

/** Makes ids for links: short enough to type, without letters that look alike, and impossible to guess. */
public final class NewId {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewId() {}

    /** A new id. */
    public static String next() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
