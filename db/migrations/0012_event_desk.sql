CREATE TABLE `chase_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`group_kind` text NOT NULL,
	`group_of` text,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`origin` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "chase_messages_group" CHECK("chase_messages"."group_kind" IN ('everyone', 'noListing', 'noRequest', 'unanswered', 'noAvailability', 'waiting', 'noMatch', 'unconfirmed', 'onDay', 'inSlot', 'ofMeeting', 'oneParticipant')),
	CONSTRAINT "chase_messages_origin" CHECK("chase_messages"."origin" IN ('byHand', 'reminder'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `chase_messages_event` ON `chase_messages` (`event_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `chase_recipients` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`person_id` text,
	`delegate_id` text,
	`channel` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `chase_messages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegate_id`) REFERENCES `delegates`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "chase_recipients_channel" CHECK("chase_recipients"."channel" IN ('mail', 'chat'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `chase_recipients_person` ON `chase_recipients` (`message_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `chase_recipients_delegate` ON `chase_recipients` (`message_id`,`delegate_id`);--> statement-breakpoint
CREATE INDEX `chase_recipients_registration` ON `chase_recipients` (`registration_id`,`at`);--> statement-breakpoint
CREATE TABLE `chase_reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`group_kind` text NOT NULL,
	`send_at` integer NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`message_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`message_id`) REFERENCES `chase_messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "chase_reminders_group" CHECK("chase_reminders"."group_kind" IN ('everyone', 'noListing', 'noRequest', 'unanswered', 'noAvailability', 'waiting', 'noMatch', 'unconfirmed', 'onDay', 'inSlot', 'ofMeeting', 'oneParticipant')),
	CONSTRAINT "chase_reminders_state" CHECK("chase_reminders"."state" IN ('waiting', 'sent', 'stopped'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `chase_reminders_due` ON `chase_reminders` (`state`,`send_at`);--> statement-breakpoint
CREATE TABLE `programme_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`title` text NOT NULL,
	`room` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`binds` text DEFAULT 'nobody' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "programme_sessions_binds" CHECK("programme_sessions"."binds" IN ('nobody', 'everyone', 'chosen')),
	CONSTRAINT "programme_sessions_span" CHECK("programme_sessions"."ends_at" > "programme_sessions"."starts_at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `programme_sessions_event` ON `programme_sessions` (`event_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `session_delegates` (
	`session_id` text NOT NULL,
	`delegate_id` text NOT NULL,
	PRIMARY KEY(`session_id`, `delegate_id`),
	FOREIGN KEY (`session_id`) REFERENCES `programme_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`delegate_id`) REFERENCES `delegates`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_delegates_delegate` ON `session_delegates` (`delegate_id`);--> statement-breakpoint
CREATE TABLE `suggestion_refusals` (
	`registration_id` text NOT NULL,
	`other_registration_id` text NOT NULL,
	`entered_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`registration_id`, `other_registration_id`),
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "suggestion_refusals_two" CHECK("suggestion_refusals"."registration_id" <> "suggestion_refusals"."other_registration_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `suggestion_refusals_other` ON `suggestion_refusals` (`other_registration_id`);--> statement-breakpoint
ALTER TABLE `delegates` ADD `own_absences` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `delegates` ADD `availability_at` integer;--> statement-breakpoint
ALTER TABLE `delegates` ADD `consent_at` integer;--> statement-breakpoint
ALTER TABLE `delegates` ADD `consent_notice` text;--> statement-breakpoint
ALTER TABLE `delegates` ADD `consent_locale` text;--> statement-breakpoint
ALTER TABLE `event_tables` ADD `host_organisation_id` text REFERENCES organisations(id);--> statement-breakpoint
ALTER TABLE `event_tables` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `publication_deadline` text;--> statement-breakpoint
ALTER TABLE `events` ADD `grid_plan` text;--> statement-breakpoint
ALTER TABLE `events` ADD `questions` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `barred_pairs` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `max_delegates_per_organisation` integer;--> statement-breakpoint
ALTER TABLE `events` ADD `announced` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `interpreters` ADD `skills` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `interpreters` ADD `organisation_id` text REFERENCES organisations(id);--> statement-breakpoint
ALTER TABLE `interpreters` ADD `bond` text;--> statement-breakpoint
ALTER TABLE `interpreters` ADD `max_in_row` integer;--> statement-breakpoint
ALTER TABLE `interpreters` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `registrations` ADD `attends_as` text;--> statement-breakpoint
ALTER TABLE `registrations` ADD `answers` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `meeting_requests` ADD `counters_id` text;--> statement-breakpoint
-- Written by hand: what delegates said so far is their own absence; and what a CHECK cannot say.
UPDATE `delegates` SET `own_absences` = `absences`, `availability_at` = CASE WHEN `absences` <> '[]' THEN (SELECT `created_at` FROM `registrations` WHERE `registrations`.`id` = `registration_id`) END;--> statement-breakpoint
CREATE TRIGGER `session_delegates_of_one_event` BEFORE INSERT ON `session_delegates`
WHEN (SELECT `event_id` FROM `programme_sessions` WHERE `id` = NEW.`session_id`) IS NOT
  (SELECT `event_id` FROM `registrations` WHERE `id` = (SELECT `registration_id` FROM `delegates` WHERE `id` = NEW.`delegate_id`))
BEGIN SELECT RAISE(ABORT, 'session_delegates_of_one_event'); END;--> statement-breakpoint
CREATE TRIGGER `suggestion_refusals_of_one_event` BEFORE INSERT ON `suggestion_refusals`
WHEN (SELECT `event_id` FROM `registrations` WHERE `id` = NEW.`registration_id`) IS NOT (SELECT `event_id` FROM `registrations` WHERE `id` = NEW.`other_registration_id`)
BEGIN SELECT RAISE(ABORT, 'suggestion_refusals_of_one_event'); END;--> statement-breakpoint
CREATE TRIGGER `event_team_keeps_a_lead_delete` BEFORE DELETE ON `event_team`
WHEN OLD.`role` = 'lead' AND (SELECT count(*) FROM `event_team` WHERE `event_id` = OLD.`event_id` AND `role` = 'lead') = 1
  AND EXISTS (SELECT 1 FROM `events` WHERE `id` = OLD.`event_id`) AND EXISTS (SELECT 1 FROM `people` WHERE `id` = OLD.`person_id`)
BEGIN SELECT RAISE(ABORT, 'event_team_keeps_a_lead'); END;--> statement-breakpoint
CREATE TRIGGER `event_team_keeps_a_lead_update` BEFORE UPDATE OF `role` ON `event_team`
WHEN OLD.`role` = 'lead' AND NEW.`role` <> 'lead' AND (SELECT count(*) FROM `event_team` WHERE `event_id` = OLD.`event_id` AND `role` = 'lead') = 1
BEGIN SELECT RAISE(ABORT, 'event_team_keeps_a_lead'); END;
