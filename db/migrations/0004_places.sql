ALTER TABLE `events` ADD `places` integer CONSTRAINT `events_places` CHECK (`places` IS NULL OR `places` > 0);
--> statement-breakpoint
CREATE TRIGGER `registrations_within_places_insert` BEFORE INSERT ON `registrations`
WHEN NEW.`state` = 'approved'
  AND (SELECT count(*) FROM `registrations` WHERE `event_id` = NEW.`event_id` AND `state` = 'approved')
    >= (SELECT `places` FROM `events` WHERE `id` = NEW.`event_id`)
BEGIN SELECT RAISE(ABORT, 'registrations_within_places'); END;
--> statement-breakpoint
CREATE TRIGGER `registrations_within_places_update` BEFORE UPDATE OF `state` ON `registrations`
WHEN NEW.`state` = 'approved' AND OLD.`state` <> 'approved'
  AND (SELECT count(*) FROM `registrations` WHERE `event_id` = NEW.`event_id` AND `state` = 'approved')
    >= (SELECT `places` FROM `events` WHERE `id` = NEW.`event_id`)
BEGIN SELECT RAISE(ABORT, 'registrations_within_places'); END;
