-- A page that was approved and that nobody sees yet. A migration of its own: PostgreSQL lets no transaction use a value
-- of an enum that it has just added.
ALTER TYPE public.campaign_status ADD VALUE 'waiting' BEFORE 'published';
