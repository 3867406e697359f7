package dev.syncline.process.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a worker is told to do.
 *
 * @param sharedPage the file of the page that it shares with the others
 * @param directory the server's own directory
 * @param run what the names of the run begin with
 * @param writer its number on the board
 * @param actor the number of its actor
 * @param name the name of its actor
 * @param scenario the class in whose code the events have their lines
 * @param seed of the run
 * @param target the body, serialized
 */
@SuppressWarnings("ArrayRecordComponent") // it is written once and read once
record WorkerSpec(
        String sharedPage,
        String directory,
        String run,
        int writer,
        int actor,
        String name,
        String scenario,
        long seed,
        byte[] target) {
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(sharedPage);
        out.writeUTF(directory);
        out.writeUTF(run);
        out.writeInt(writer);
        out.writeInt(actor);
        out.writeUTF(name);
        out.writeUTF(scenario);
        out.writeLong(seed);
        out.writeInt(target.length);
        out.write(target);
        out.flush();
    }

    static WorkerSpec read(DataInputStream in) throws IOException {
        return new WorkerSpec(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readNBytes(in.readInt()));
    }
}
