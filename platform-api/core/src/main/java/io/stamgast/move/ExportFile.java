package io.stamgast.move;

import io.stamgast.kernel.TenantWork;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/**
 * An export's file, in the database because any instance may be asked for it. Written and read a chunk at a time, each
 * in a transaction of its own: one that wrote all of it would hold back everybody's events meanwhile.
 */
final class ExportFile {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final String INSERT =
            "insert into app.export_chunk as written (tenant_id, job_id, chunk, data) values (?, ?, ?, ?)";
    private static final String READ =
            "select data from app.export_chunk where tenant_id = ? and job_id = ? and chunk = ?";
    private static final String DELETE = "delete from app.export_chunk where tenant_id = ? and job_id = ?";

    private final TenantWork work;
    private final int tenantId;
    private final UUID jobId;

    ExportFile(TenantWork work, int tenantId, UUID jobId) {
        this.work = work;
        this.tenantId = tenantId;
        this.jobId = jobId;
    }

    /** Writes it; what an earlier run wrote is deleted. The file is whole once this is closed. */
    OutputStream write() {
        delete();
        return new Chunks();
    }

    /** Whether an export has a file, asked in the caller's unit of work. */
    static boolean isThere(Connection connection, int tenantId, UUID jobId) throws SQLException {
        return read(connection, tenantId, jobId, 0) != null;
    }

    void writeTo(OutputStream out) throws IOException {
        var number = 0;
        for (var chunk = chunk(number); chunk != null; chunk = chunk(++number)) {
            out.write(chunk);
        }
    }

    void delete() {
        work.call(tenantId, connection -> {
            try (var delete = connection.prepareStatement(DELETE)) {
                delete.setInt(1, tenantId);
                delete.setObject(2, jobId);
                return delete.executeUpdate();
            }
        });
    }

    private byte[] chunk(int number) {
        return work.call(tenantId, connection -> read(connection, tenantId, jobId, number));
    }

    private static byte[] read(Connection connection, int tenantId, UUID jobId, int number) throws SQLException {
        try (var read = connection.prepareStatement(READ)) {
            read.setInt(1, tenantId);
            read.setObject(2, jobId);
            read.setInt(3, number);
            try (var row = read.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** Collects a chunk and writes it. */
    private final class Chunks extends OutputStream {

        private final byte[] chunk = new byte[CHUNK_BYTES];
        private int filled;
        private int number;

        @Override
        public void write(int next) {
            write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (var done = 0; done < length; ) {
                var part = Math.min(length - done, CHUNK_BYTES - filled);
                System.arraycopy(bytes, offset + done, chunk, filled, part);
                filled += part;
                done += part;
                if (filled == CHUNK_BYTES) {
                    store();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                store();
            }
        }

        private void store() {
            var data = Arrays.copyOf(chunk, filled);
            work.call(tenantId, connection -> {
                try (var insert = connection.prepareStatement(INSERT)) {
                    insert.setInt(1, tenantId);
                    insert.setObject(2, jobId);
                    insert.setInt(3, number);
                    insert.setBytes(4, data);
                    return insert.executeUpdate();
                }
            });
            number++;
            filled = 0;
        }
    }
}
