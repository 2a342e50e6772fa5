CREATE TABLE `shortlist_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shortlist_entries_kind" CHECK("shortlist_entries"."kind" IN ('technology', 'need', 'organisation'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `shortlist_entries_once` ON `shortlist_entries` (`organisation_id`,`kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `shortlist_entries_subject` ON `shortlist_entries` (`kind`,`subject_id`);--> statement-breakpoint
CREATE INDEX `shortlist_entries_added_by` ON `shortlist_entries` (`added_by`);--> statement-breakpoint
CREATE TABLE `shortlist_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`written_by` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `shortlist_entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `shortlist_notes_entry` ON `shortlist_notes` (`entry_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `shortlist_notes_written_by` ON `shortlist_notes` (`written_by`);--> statement-breakpoint
ALTER TABLE `listing_reviews` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `survey_import_rows` ADD `seen` text;