-- What is published and in force stays so: no foreign key from what it has judged keeps it (V202611220700 says why),
-- and whoever could make a draft of it could then delete it. Only a version that is still to come may be taken back.
-- What counts here is the row before the update: a draft may become published, for the past too. The tables' owner is
-- left out, as it mends by migrations what has to be mended.
create policy in_force_stays on rule_set as restrictive for update to ${appRole}
    using (state = 'DRAFT' or effective_from > now()) with check (true);
