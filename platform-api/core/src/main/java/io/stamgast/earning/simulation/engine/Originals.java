package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.judging.Judgement;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How purchases were judged that something came back of, until their returns are: on this server's disk, since years of
 * them are too many for its memory, which holds where each stands.
 */
final class Originals implements Closeable {

    private final UUID version;
    private final FileChannel file;
    private final Map<UUID, Long> places = new HashMap<>();

    /** @param version by which all of them are judged */
    Originals(UUID version) throws IOException {
        this.version = version;
        this.file = FileChannel.open(Files.createTempFile("simulation-", ".judgements"), StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    void keep(UUID purchase, Judgement judgement) throws IOException {
        var rules = judgement.rulesJson().getBytes(StandardCharsets.UTF_8);
        var row = ByteBuffer.allocate(Integer.BYTES + rules.length).putInt(rules.length).put(rules).flip();
        places.put(purchase, file.size());
        file.position(file.size());
        while (row.hasRemaining()) {
            file.write(row);
        }
    }

    /** Null for one that wasn't kept. */
    Judgement find(UUID purchase) throws IOException {
        var place = places.get(purchase);
        if (place == null) {
            return null;
        }
        var rules = read(place + Integer.BYTES, read(place, Integer.BYTES).getInt());
        return Judgement.read(version, StandardCharsets.UTF_8.decode(rules).toString());
    }

    private ByteBuffer read(long from, int bytes) throws IOException {
        var read = ByteBuffer.allocate(bytes);
        while (read.hasRemaining()) {
            if (file.read(read, from + read.position()) < 0) {
                throw new EOFException("a judgement of " + bytes + " bytes at " + from + " was cut off");
            }
        }
        return read.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
