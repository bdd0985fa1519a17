-- A key that was revoked, or a Stripe that is away, is mended in hours or days, as long as Stripe itself goes on trying
-- (three days): only then does an event become a dead letter. Pauses grow to an hour here and to six in the queue.
UPDATE giving.checkout_limit SET attempts_max = 20;
ALTER TABLE giving.checkout_limit ALTER COLUMN attempts_max SET DEFAULT 20;
