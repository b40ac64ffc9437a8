-- tiers: codes of those whose accounts may have the reward, apart by blanks; null is everybody.
alter table reward add column tiers text check (tiers <> '');
