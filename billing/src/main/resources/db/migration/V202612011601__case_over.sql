-- When the membership of a case ended, by its policy or without it; null while it goes on.
alter table dunning_case add column over_at timestamptz;
