-- What a CHECK cannot say: it needs to look at other rows.
CREATE TRIGGER `meetings_sequence_never_falls` BEFORE UPDATE OF `sequence` ON `meetings`
WHEN NEW.`sequence` < OLD.`sequence`
BEGIN SELECT RAISE(ABORT, 'meetings_sequence_never_falls'); END;
--> statement-breakpoint
CREATE TRIGGER `placements_only_in_drafts_insert` BEFORE INSERT ON `placements`
WHEN (SELECT `state` FROM `schedules` WHERE `id` = NEW.`schedule_id`) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'placements_only_in_drafts'); END;
--> statement-breakpoint
CREATE TRIGGER `placements_only_in_drafts_update` BEFORE UPDATE ON `placements`
WHEN (SELECT `state` FROM `schedules` WHERE `id` = OLD.`schedule_id`) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'placements_only_in_drafts'); END;
--> statement-breakpoint
CREATE TRIGGER `placements_only_in_drafts_delete` BEFORE DELETE ON `placements`
WHEN (SELECT `state` FROM `schedules` WHERE `id` = OLD.`schedule_id`) IN ('published', 'superseded')
BEGIN SELECT RAISE(ABORT, 'placements_only_in_drafts'); END;
--> statement-breakpoint
CREATE TRIGGER `placements_of_one_event` BEFORE INSERT ON `placements`
WHEN (SELECT `event_id` FROM `schedules` WHERE `id` = NEW.`schedule_id`) IS NOT (SELECT `event_id` FROM `meetings` WHERE `id` = NEW.`meeting_id`)
  OR (SELECT `event_id` FROM `schedules` WHERE `id` = NEW.`schedule_id`) IS NOT (SELECT `event_id` FROM `slots` WHERE `id` = NEW.`slot_id`)
  OR (NEW.`table_id` IS NOT NULL AND (SELECT `event_id` FROM `schedules` WHERE `id` = NEW.`schedule_id`) IS NOT (SELECT `event_id` FROM `event_tables` WHERE `id` = NEW.`table_id`))
  OR (NEW.`interpreter_id` IS NOT NULL AND (SELECT `event_id` FROM `schedules` WHERE `id` = NEW.`schedule_id`) IS NOT (SELECT `event_id` FROM `interpreters` WHERE `id` = NEW.`interpreter_id`))
BEGIN SELECT RAISE(ABORT, 'placements_of_one_event'); END;
--> statement-breakpoint
CREATE TRIGGER `requests_of_one_event` BEFORE INSERT ON `meeting_requests`
WHEN NEW.`event_id` IS NOT (SELECT `event_id` FROM `registrations` WHERE `id` = NEW.`from_registration_id`)
  OR NEW.`event_id` IS NOT (SELECT `event_id` FROM `registrations` WHERE `id` = NEW.`to_registration_id`)
BEGIN SELECT RAISE(ABORT, 'requests_of_one_event'); END;
--> statement-breakpoint
CREATE TRIGGER `published_schedule_of_the_event` BEFORE UPDATE OF `published_schedule_id` ON `events`
WHEN NEW.`published_schedule_id` IS NOT NULL
  AND NEW.`id` IS NOT (SELECT `event_id` FROM `schedules` WHERE `id` = NEW.`published_schedule_id`)
BEGIN SELECT RAISE(ABORT, 'published_schedule_of_the_event'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_are_for_ever` BEFORE DELETE ON `audit_entries`
BEGIN SELECT RAISE(ABORT, 'audit_entries_are_for_ever'); END;
