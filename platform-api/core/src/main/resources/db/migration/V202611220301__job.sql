-- Long work, visible as a job resource; the scheduler's own table is the platform's.

create table job (
    tenant_id    int         not null references tenant,
    id           uuid        not null,
    kind         text        not null,
    state        text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    progress     smallint    not null default 0 check (progress between 0 and 100),
    parameters   jsonb       not null,
    result       jsonb       not null default '{}',
    error        text,
    cancel_asked boolean     not null default false,
    created_by   text        not null,
    created_at   timestamptz not null,
    started_at   timestamptz,
    finished_at  timestamptz,
    primary key (tenant_id, id)
);
create index job_kind on job (tenant_id, kind, id);
select wall('job');
grant select, insert, update on job to ${appRole};

-- What the database keeps of an upload until its job has read it.
create table job_upload (
    tenant_id int   not null references tenant,
    job_id    uuid  not null,
    chunk     int   not null,
    data      bytea not null,
    primary key (tenant_id, job_id, chunk),
    foreign key (tenant_id, job_id) references job (tenant_id, id)
);
select wall('job_upload');
grant select, insert, delete on job_upload to ${appRole};

create table job_rejection (
    tenant_id int    not null references tenant,
    job_id    uuid   not null,
    row_no    bigint not null,
    field     text,
    reason    text   not null,
    detail    text   not null,
    primary key (tenant_id, job_id, row_no),
    foreign key (tenant_id, job_id) references job (tenant_id, id)
);
select wall('job_rejection');
grant select, insert on job_rejection to ${appRole};

create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on scheduled_tasks to ${appRole};
