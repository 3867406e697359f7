package dev.syncline.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A script that is kept, as it was at one moment.
 *
 * @param info its name, size and age
 * @param text its text
 */
public record KeptScript(ScriptInfo info, String text) {
    private static final int TAG_BYTES = 16;

    /** A short text that is another one whenever the text of the script is. */
    public String tag() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
