-- When its tenant's people were last warned that an endpoint is slower than the events come.
alter table webhook_progress add column behind_warned_at timestamptz;
