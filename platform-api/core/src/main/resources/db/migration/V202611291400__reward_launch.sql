-- available_from: null is at once. early_from: from when on those with early access may have it; null is nobody.
alter table reward add column available_from timestamptz;
alter table reward add column early_from timestamptz check (early_from < available_from);
