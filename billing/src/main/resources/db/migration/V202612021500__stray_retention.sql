-- Events that are no tenant's are deleted in time.
grant delete on stripe_stray_event to ${appRole};
create index stripe_stray_event_received_at on stripe_stray_event (received_at);
