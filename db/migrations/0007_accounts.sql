CREATE TABLE `consent_records` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`notice_version` text NOT NULL,
	`locale` text NOT NULL,
	`given` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "consent_records_locale" CHECK("consent_records"."locale" IN ('ko', 'vi', 'en'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `consent_records_person` ON `consent_records` (`person_id`,`purpose`,`at`);--> statement-breakpoint
CREATE TABLE `known_devices` (
	`person_id` text NOT NULL,
	`device_hash` text NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `device_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `one_time_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`channel` text NOT NULL,
	`issued_by` text,
	`wrong_tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`issued_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_time_codes_channel" CHECK("one_time_codes"."channel" IN ('mail', 'handover'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `one_time_codes_person` ON `one_time_codes` (`person_id`,`channel`,`created_at`);--> statement-breakpoint
CREATE TABLE `one_time_links` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "one_time_links_purpose" CHECK("one_time_links"."purpose" IN ('resetPassword', 'changeEmail', 'undoEmail'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `one_time_links_person` ON `one_time_links` (`person_id`,`purpose`,`created_at`);--> statement-breakpoint
CREATE TABLE `organisation_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`kind` text NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`locale` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`invited_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "organisation_invitations_kind" CHECK("organisation_invitations"."kind" IN ('member', 'claim')),
	CONSTRAINT "organisation_invitations_role" CHECK("organisation_invitations"."role" IN ('owner', 'editor', 'viewer')),
	CONSTRAINT "organisation_invitations_locale" CHECK("organisation_invitations"."locale" IN ('ko', 'vi', 'en'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_invitations_open` ON `organisation_invitations` (`organisation_id`,`email`) WHERE used_at IS NULL AND revoked_at IS NULL;--> statement-breakpoint
CREATE TABLE `pending_sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `pending_sign_ins_person` ON `pending_sign_ins` (`person_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`person_id`, `code_hash`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `second_factors` (
	`person_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `sign_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`notice_version` text NOT NULL,
	`next` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	CONSTRAINT "sign_ups_locale" CHECK("sign_ups"."locale" IN ('ko', 'vi', 'en'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_ups_email` ON `sign_ups` (`email`,`created_at`);--> statement-breakpoint
ALTER TABLE `people` ADD `email_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `erased_at` integer;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_sign_in_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'password' NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "sign_in_attempts_kind" CHECK("__new_sign_in_attempts"."kind" IN ('password', 'secondFactor', 'handedCode', 'mailedCode', 'mail'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_sign_in_attempts`("id", "kind", "email", "address", "at") SELECT "id", 'password', "email", "address", "at" FROM `sign_in_attempts`;--> statement-breakpoint
DROP TABLE `sign_in_attempts`;--> statement-breakpoint
ALTER TABLE `__new_sign_in_attempts` RENAME TO `sign_in_attempts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `sign_in_attempts_email` ON `sign_in_attempts` (`email`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_attempts_address` ON `sign_in_attempts` (`address`,`at`);--> statement-breakpoint
-- An organisation never loses its last owner, whoever removes two at once. It may be deleted as a whole.
CREATE TRIGGER `organisation_keeps_an_owner_delete` BEFORE DELETE ON `organisation_members`
WHEN OLD.`role` = 'owner'
  AND EXISTS (SELECT 1 FROM `organisations` WHERE `id` = OLD.`organisation_id`)
  AND NOT EXISTS (SELECT 1 FROM `organisation_members` WHERE `organisation_id` = OLD.`organisation_id` AND `role` = 'owner' AND `person_id` <> OLD.`person_id`)
BEGIN SELECT RAISE(ABORT, 'organisation_keeps_an_owner'); END;
--> statement-breakpoint
CREATE TRIGGER `organisation_keeps_an_owner_update` BEFORE UPDATE ON `organisation_members`
WHEN OLD.`role` = 'owner' AND (NEW.`role` <> 'owner' OR NEW.`organisation_id` <> OLD.`organisation_id`)
  AND NOT EXISTS (SELECT 1 FROM `organisation_members` WHERE `organisation_id` = OLD.`organisation_id` AND `role` = 'owner' AND `person_id` <> OLD.`person_id`)
BEGIN SELECT RAISE(ABORT, 'organisation_keeps_an_owner'); END;
