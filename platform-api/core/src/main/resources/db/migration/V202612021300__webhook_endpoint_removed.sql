-- An endpoint that was removed is off and shown to nobody. A round deletes its deliveries piece by piece and then it:
-- in one transaction they would hold up all tenants' events.
alter table webhook_endpoint
    add column removed_at timestamptz,
    add check (removed_at is null or state = 'OFF');
