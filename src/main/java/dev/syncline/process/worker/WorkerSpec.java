package dev.syncline.process.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a worker has to run, and for which run.
 *
 * @param sharedPage the file of the shared page
 * @param directory the worker directory
 * @param run the prefix of the names of the run
 * @param writer its number on the shared page
 * @param actor the number of its actor
 * @param name the name of its actor
 * @param scenario the class whose source lines the events have
 * @param seed the seed of the run
 * @param target the target, pickled
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
    /** Writes the spec. */
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

    /** Reads a spec. */
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
