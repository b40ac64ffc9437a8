package io.stamgast.move;

import io.stamgast.imports.Spool;
import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.kernel.TenantWork;
import io.stamgast.move.estate.Estate;
import io.stamgast.move.estate.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Asks for exports of the current tenant, hands their files out, and takes one in. */
@ApplicationScoped
class Exports {

    @Inject
    TenantConnection connection;
    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    Estate estate;
    @Inject
    Jobs jobs;
    @Inject
    Audit audit;

    /** @return the id of the job that writes it */
    @Transactional
    public UUID begin() {
        var id = jobs.create(ExportJob.NAME, Map.of());
        audit.record("requested", "export", id, null, null);
        return id;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such export */
    @Transactional
    public Job find(UUID id) {
        var job = jobs.find(id);
        if (!job.kind().equals(ExportJob.NAME)) {
            throw DomainException.notFound("export", id);
        }
        return job;
    }

    /**
     * The file, for whoever takes it away.
     *
     * @throws DomainException 404; 409 {@code export-not-done}; 410 {@code export-gone} when it is deleted
     */
    @Transactional
    public ExportFile file(UUID id) {
        var job = find(id);
        if (job.state() != Job.State.DONE) {
            throw DomainException.conflict("export-not-done", "The export has no file: it is " + job.state() + ".");
        }
        try {
            if (!ExportFile.isThere(connection.get(), tenant.id(), id)) {
                throw DomainException.gone("export-gone", "id", "The file is deleted; ask for another export.");
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        audit.record("downloaded", "export", id, null, null);
        return new ExportFile(work, tenant.id(), id);
    }

    /**
     * Keeps the file, and makes the job that takes it in.
     *
     * @return the job's id
     * @throws DomainException 409 {@code tenant-not-empty}; 422 {@code unreadable-file}, {@code export-differs}
     */
    @Transactional
    public UUID take(Spool upload) {
        try (var lines = new Lines(upload.open())) {
            var header = lines.header();
            header.requireLike(Shape.read(connection.get(), estate.carried()));
            Arrival.requireEmpty(connection.get(), tenant.id(), estate.carried());
            var id = jobs.create(ArrivalJob.NAME, new ArrivalJob.Order(header.tenant(), upload.bytes()));
            try (var content = upload.open()) {
                jobs.attach(id, content);
            }
            audit.record("submitted", "tenant-import", id, null, new ArrivalJob.Order(header.tenant(),
                    upload.bytes()));
            return id;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
