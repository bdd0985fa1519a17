-- Few allocations replace a part or come from the pool: booking a gift writes no key for what it has not.
ALTER TABLE giving.gift_allocation DROP CONSTRAINT gift_allocation_replaces_part_id_key, DROP CONSTRAINT gift_allocation_pool_transfer_id_key;
CREATE UNIQUE INDEX gift_allocation_replaces_part ON giving.gift_allocation (replaces_part_id) WHERE replaces_part_id IS NOT NULL;
CREATE UNIQUE INDEX gift_allocation_of_transfer ON giving.gift_allocation (pool_transfer_id) WHERE pool_transfer_id IS NOT NULL;
