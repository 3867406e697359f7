package dev.syncline.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tools.jackson.dataformat.cbor.CBORGenerator;

/** Encodes and decodes columns as the typed arrays of RFC 8746, all little-endian. */
final class ColumnCodec {
    private static final int UINT8 = 64;
    private static final int UINT16 = 69;
    private static final int INT32 = 78;
    private static final int FLOAT64 = 86;

    private ColumnCodec() {}

    /** Writes a column of integers as float64, which is exact up to 2 to the power of 53. */
    static void writeFloat64(CBORGenerator out, String name, long[] column) {
        byte[] bytes = new byte[column.length * Double.BYTES];
        ByteBuffer to = littleEndian(bytes);
        for (long number : column) {
            to.putDouble((double) number);
        }
        write(out, name, FLOAT64, bytes);
    }

    /** Writes a column of uint8. */
    static void writeUint8(CBORGenerator out, String name, byte[] column) {
        write(out, name, UINT8, column);
    }

    /** Writes a column of uint16. */
    static void writeUint16(CBORGenerator out, String name, char[] column) {
        byte[] bytes = new byte[column.length * Character.BYTES];
        littleEndian(bytes).asCharBuffer().put(column);
        write(out, name, UINT16, bytes);
    }

    /** Writes a column of int32. */
    static void writeInt32(CBORGenerator out, String name, int[] column) {
        byte[] bytes = new byte[column.length * Integer.BYTES];
        littleEndian(bytes).asIntBuffer().put(column);
        write(out, name, INT32, bytes);
    }

    /** Reads {@code count} integers that were written as float64. */
    static long[] readFloat64(byte[] bytes, int count) throws IOException {
        ByteBuffer from = check(bytes, count, Double.BYTES);
        long[] column = new long[count];
        for (int i = 0; i < count; i++) {
            column[i] = (long) from.getDouble();
        }
        return column;
    }

    /** Reads {@code count} uint8. */
    static byte[] readUint8(byte[] bytes, int count) throws IOException {
        check(bytes, count, Byte.BYTES);
        return bytes;
    }

    /** Reads {@code count} uint16. */
    static char[] readUint16(byte[] bytes, int count) throws IOException {
        char[] column = new char[count];
        check(bytes, count, Character.BYTES).asCharBuffer().get(column);
        return column;
    }

    /** Reads {@code count} int32. */
    static int[] readInt32(byte[] bytes, int count) throws IOException {
        int[] column = new int[count];
        check(bytes, count, Integer.BYTES).asIntBuffer().get(column);
        return column;
    }

    private static void write(CBORGenerator out, String name, int tag, byte[] bytes) {
        out.writeName(name);
        out.writeTag(tag);
        out.writeBinary(bytes);
    }

    private static ByteBuffer check(byte[] bytes, int count, int width) throws IOException {
        if (bytes.length != count * width) {
            throw new IOException("A column has " + bytes.length + " bytes for " + count + " events");
        }
        return littleEndian(bytes);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
