ALTER TABLE `events` ADD `max_meetings_per_delegate` integer CONSTRAINT `events_max_meetings_per_delegate` CHECK (`max_meetings_per_delegate` IS NULL OR `max_meetings_per_delegate` > 0);
