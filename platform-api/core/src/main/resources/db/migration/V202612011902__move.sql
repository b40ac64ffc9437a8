-- The file that an export wrote, until it is old; in chunks, so that nobody holds it whole.
create table export_chunk (
    tenant_id int   not null references tenant,
    job_id    uuid  not null,
    chunk     int   not null,
    data      bytea not null,
    primary key (tenant_id, job_id, chunk),
    foreign key (tenant_id, job_id) references job (tenant_id, id)
);
select wall('export_chunk');
grant select, insert, delete on export_chunk to ${appRole};
