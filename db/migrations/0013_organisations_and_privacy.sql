CREATE TABLE `join_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`message` text,
	`shared_domain` text,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "join_requests_kind" CHECK("join_requests"."kind" IN ('join', 'claim')),
	CONSTRAINT "join_requests_state" CHECK("join_requests"."state" IN ('pending', 'accepted', 'declined', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `join_requests_open` ON `join_requests` (`organisation_id`,`person_id`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `join_requests_person` ON `join_requests` (`person_id`);--> statement-breakpoint
CREATE TABLE `organisation_merges` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`merged_into_id` text NOT NULL,
	`record` text NOT NULL,
	`moved` text NOT NULL,
	`kept` text NOT NULL,
	`merged_by` text NOT NULL,
	`merged_at` integer NOT NULL,
	FOREIGN KEY (`merged_into_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_merges_slug` ON `organisation_merges` (`slug`);--> statement-breakpoint
CREATE INDEX `organisation_merges_into` ON `organisation_merges` (`merged_into_id`);--> statement-breakpoint
CREATE TABLE `organisation_name_keys` (
	`organisation_id` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `key`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `organisation_name_keys_key` ON `organisation_name_keys` (`key`);--> statement-breakpoint
CREATE TABLE `privacy_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`text` text,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`reminded_at` integer,
	`answer` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "privacy_requests_kind" CHECK("privacy_requests"."kind" IN ('access', 'correction', 'erasure', 'objection')),
	CONSTRAINT "privacy_requests_state" CHECK("privacy_requests"."state" IN ('open', 'done', 'refused', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `privacy_requests_person` ON `privacy_requests` (`person_id`);--> statement-breakpoint
CREATE INDEX `privacy_requests_due` ON `privacy_requests` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `verification_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text DEFAULT 'submitted' NOT NULL,
	`evidence` text NOT NULL,
	`registration_number` text,
	`note` text,
	`file_type` text,
	`file_bytes` integer,
	`submitted_by` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "verification_cases_state_known" CHECK("verification_cases"."state" IN ('submitted', 'approved', 'refused', 'withdrawn')),
	CONSTRAINT "verification_cases_evidence" CHECK("verification_cases"."evidence" IN ('businessRegistration', 'enterpriseRegistration', 'establishmentDecision', 'other')),
	CONSTRAINT "verification_cases_file_type" CHECK("verification_cases"."file_type" IN ('application/pdf', 'image/jpeg', 'image/png'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `verification_cases_open` ON `verification_cases` (`organisation_id`) WHERE state = 'submitted';--> statement-breakpoint
CREATE INDEX `verification_cases_state` ON `verification_cases` (`state`,`submitted_at`);--> statement-breakpoint
ALTER TABLE `people` ADD `suspended_at` integer;--> statement-breakpoint
-- Somebody can always let others in: the last administrator keeps the role, whoever takes two at once.
CREATE TRIGGER `platform_keeps_an_administrator` BEFORE DELETE ON `staff_roles`
WHEN OLD.`role` = 'administrator'
  AND EXISTS (SELECT 1 FROM `people` WHERE `id` = OLD.`person_id`)
  AND NOT EXISTS (SELECT 1 FROM `staff_roles` s JOIN `people` p ON p.`id` = s.`person_id` WHERE s.`role` = 'administrator' AND s.`person_id` <> OLD.`person_id` AND p.`erased_at` IS NULL AND p.`suspended_at` IS NULL)
BEGIN SELECT RAISE(ABORT, 'platform_keeps_an_administrator'); END;
--> statement-breakpoint
CREATE TRIGGER `platform_keeps_an_administrator_open` BEFORE UPDATE OF `suspended_at` ON `people`
WHEN NEW.`suspended_at` IS NOT NULL AND OLD.`suspended_at` IS NULL
  AND EXISTS (SELECT 1 FROM `staff_roles` WHERE `person_id` = OLD.`id` AND `role` = 'administrator')
  AND NOT EXISTS (SELECT 1 FROM `staff_roles` s JOIN `people` p ON p.`id` = s.`person_id` WHERE s.`role` = 'administrator' AND s.`person_id` <> OLD.`id` AND p.`erased_at` IS NULL AND p.`suspended_at` IS NULL)
BEGIN SELECT RAISE(ABORT, 'platform_keeps_an_administrator'); END;
