-- What lets a platform operator act for a tenant, for a while. The application can give one and end it, nothing else:
-- no grant can be prolonged, widened or forgotten.
create table support_grant (
    tenant_id     int         not null references tenant,
    id            uuid        not null,
    operator      text        not null, -- the subject of the operator's token
    operator_name text        not null,
    reason        text        not null check (length(reason) between 3 and 200),
    roles         text        not null
        check (roles ~ '^(program-admin|account-manager|finance|read-only)( (program-admin|account-manager|finance|read-only))*$'),
    granted_at    timestamptz not null,
    expires_at    timestamptz not null,
    revoked_at    timestamptz,
    revoked_by    text,
    primary key (tenant_id, id),
    check (expires_at between granted_at + interval '1 minute' and granted_at + interval '480 minutes'),
    check ((revoked_at is null) = (revoked_by is null))
);
create index support_grant_operator on support_grant (tenant_id, operator, expires_at);
select wall('support_grant');
grant select, insert, update (revoked_at, revoked_by) on support_grant to ${appRole};

-- The audit log is read by time.
create index audit_time on audit (tenant_id, at, id);
