-- How long a step took, reckoned when it is completed: figures over many issues then add up numbers, where the trail
-- would have to be paired entry by entry. Steps completed before this have none and are left out of these figures.
alter table task add column claimed_at timestamp(3) with time zone;   -- by whoever has it; null while nobody has
alter table submission add column waited integer;                     -- working days from the step's beginning to the claim
alter table submission add column worked integer;                     -- working days from the claim to the completion
