CREATE TABLE `proven_browsers` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`device` text NOT NULL,
	`proven_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `proven_browsers_person` ON `proven_browsers` (`person_id`);--> statement-breakpoint
-- drizzle-kit leaves the cascade out and copies the table for the check; both can be added as they are.
ALTER TABLE `one_time_codes` ADD `pending_id` text REFERENCES `pending_sign_ins`(`id`) ON DELETE cascade;--> statement-breakpoint
CREATE INDEX `one_time_codes_pending` ON `one_time_codes` (`pending_id`);--> statement-breakpoint
ALTER TABLE `pending_sign_ins` ADD `awaits` text DEFAULT 'app' NOT NULL CONSTRAINT `pending_sign_ins_awaits` CHECK (`awaits` IN ('app', 'mailedCode', 'password'));
