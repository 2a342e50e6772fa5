PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`dedupe_key` text,
	`state` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`run_at` integer NOT NULL,
	`lease_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	CONSTRAINT "outbox_kind" CHECK("__new_outbox"."kind" IN ('index', 'mail', 'recomputeMatches', 'searchAlert')),
	CONSTRAINT "outbox_state" CHECK("__new_outbox"."state" IN ('pending', 'running', 'done', 'dead'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "kind", "payload", "dedupe_key", "state", "attempts", "run_at", "lease_until", "last_error", "created_at", "done_at") SELECT "id", "kind", "payload", "dedupe_key", "state", "attempts", "run_at", "lease_until", "last_error", "created_at", "done_at" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`run_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`kind`,`dedupe_key`) WHERE state = 'pending' AND dedupe_key IS NOT NULL;--> statement-breakpoint
ALTER TABLE `saved_searches` ADD `alerts` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `saved_searches` ADD `told_until` integer DEFAULT 0 NOT NULL;