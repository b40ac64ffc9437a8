-- plans: codes of the membership plans whose members may have the reward, apart by blanks; null is everybody.
alter table reward add column plans text check (plans <> '');
