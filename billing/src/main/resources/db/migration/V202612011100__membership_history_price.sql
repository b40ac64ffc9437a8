-- What a membership cost, from when on; of what was written before: what it costs now. The wall is opened for the
-- tables' owner meanwhile, who fills the column for every tenant.
alter table membership_history add column price_id uuid;
alter table membership no force row level security;
alter table membership_history no force row level security;
update membership_history h set price_id = m.price_id
from membership m where m.tenant_id = h.tenant_id and m.id = h.membership_id;
alter table membership force row level security;
alter table membership_history force row level security;
alter table membership_history alter column price_id set not null;
alter table membership_history add foreign key (tenant_id, price_id) references plan_price (tenant_id, id);
