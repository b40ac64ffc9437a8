package io.stamgast.job;

import io.stamgast.kernel.TenantWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.UUID;

/** An upload, in the database because another instance may run its job; in chunks, so that none holds it whole. */
final class JobUpload {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final String INSERT =
            "insert into app.job_upload as upload (tenant_id, job_id, chunk, data) values (?, ?, ?, ?)";
    private static final String READ =
            "select data from app.job_upload where tenant_id = ? and job_id = ? and chunk = ?";
    private static final String DELETE = "delete from app.job_upload where tenant_id = ? and job_id = ?";

    private JobUpload() {
    }

    static void write(Connection connection, int tenantId, UUID jobId, InputStream data)
            throws SQLException, IOException {
        try (var insert = connection.prepareStatement(INSERT)) {
            var chunk = data.readNBytes(CHUNK_BYTES);
            for (var number = 0; chunk.length > 0; number++) {
                insert.setInt(1, tenantId);
                insert.setObject(2, jobId);
                insert.setInt(3, number);
                insert.setBytes(4, chunk);
                insert.executeUpdate();
                chunk = data.readNBytes(CHUNK_BYTES);
            }
        }
    }

    /** Reads one chunk at a time, each in a transaction of its own. */
    static InputStream read(TenantWork work, JobAddress job) {
        return new SequenceInputStream(new Enumeration<>() {
            private int number;
            private byte[] next = chunk(work, job, 0);

            @Override
            public boolean hasMoreElements() {
                return next != null;
            }

            @Override
            public InputStream nextElement() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                var chunk = new ByteArrayInputStream(next);
                next = chunk(work, job, ++number);
                return chunk;
            }
        });
    }

    private static byte[] chunk(TenantWork work, JobAddress job, int number) {
        return work.call(job.tenantId(), connection -> {
            try (var read = connection.prepareStatement(READ)) {
                read.setInt(1, job.tenantId());
                read.setObject(2, job.id());
                read.setInt(3, number);
                try (var row = read.executeQuery()) {
                    return row.next() ? row.getBytes(1) : null;
                }
            }
        });
    }

    static void delete(Connection connection, JobAddress job) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setInt(1, job.tenantId());
            delete.setObject(2, job.id());
            delete.executeUpdate();
        }
    }
}
