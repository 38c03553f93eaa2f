-- The newest message that was shown when a text or an order was given: the server refuses what somebody has overtaken.
ALTER TABLE outbox ADD COLUMN seen INTEGER NULL;
ALTER TABLE case_orders ADD COLUMN seen INTEGER NULL;
