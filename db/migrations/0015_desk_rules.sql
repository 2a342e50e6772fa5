ALTER TABLE `events` ADD `fills_places` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `schedule_acts` ADD `happened` text;