CREATE TABLE `absence_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`kind` text NOT NULL,
	`from` integer NOT NULL,
	`until` integer,
	`reported_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reported_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absence_reports_kind" CHECK("absence_reports"."kind" IN ('noShow', 'late')),
	CONSTRAINT "absence_reports_until" CHECK(("absence_reports"."kind" = 'late') = ("absence_reports"."until" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `absence_reports_registration` ON `absence_reports` (`registration_id`);--> statement-breakpoint
CREATE TABLE `meeting_notes` (
	`meeting_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`text` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`written_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `organisation_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `schedule_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`schedule_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`places` text NOT NULL,
	`undoes` text,
	`actor_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schedule_acts_kind" CHECK("schedule_acts"."kind" IN ('place', 'takeOut', 'swap', 'lock', 'unlock', 'repair', 'undo')),
	CONSTRAINT "schedule_acts_undo" CHECK(("schedule_acts"."kind" = 'undo') = ("schedule_acts"."undoes" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_acts_version` ON `schedule_acts` (`schedule_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_acts_undone_once` ON `schedule_acts` (`undoes`);--> statement-breakpoint
CREATE TABLE `schedule_confirmations` (
	`registration_id` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`acted_for` integer DEFAULT false NOT NULL,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`confirmed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `standbys` (
	`registration_id` text PRIMARY KEY NOT NULL,
	`entered_by` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `standbys_since` ON `standbys` (`since`);--> statement-breakpoint
ALTER TABLE `event_tables` ADD `closed_from` integer;--> statement-breakpoint
ALTER TABLE `schedule_runs` ADD `remedies` text;