PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`technology_id` text NOT NULL,
	`tier` text NOT NULL,
	`title` text NOT NULL,
	`certificate` text,
	`type` text DEFAULT 'application/pdf' NOT NULL,
	`source_hash` text NOT NULL,
	`bytes` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`technology_id`) REFERENCES `technologies`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "documents_tier" CHECK("__new_documents"."tier" IN ('public', 'members', 'acceptance', 'nda')),
	CONSTRAINT "documents_type" CHECK("__new_documents"."type" IN ('application/pdf', 'image/jpeg'))
) STRICT;
--> statement-breakpoint
-- The new columns are not copied: the table has none of them yet, and SQLite would take their names for texts.
INSERT INTO `__new_documents`("id", "technology_id", "tier", "title", "source_hash", "bytes", "version", "created_at") SELECT "id", "technology_id", "tier", "title", "source_hash", "bytes", "version", "created_at" FROM `documents`;--> statement-breakpoint
DROP TABLE `documents`;--> statement-breakpoint
ALTER TABLE `__new_documents` RENAME TO `documents`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `documents_source` ON `documents` (`technology_id`,`source_hash`) WHERE certificate IS NULL AND removed_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `documents_certificate` ON `documents` (`technology_id`,`certificate`) WHERE certificate IS NOT NULL AND removed_at IS NULL;--> statement-breakpoint
CREATE TABLE `__new_pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`technology_id` text,
	`organisation_id` text,
	`source_hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`widths` text NOT NULL,
	`alt` text DEFAULT '{}' NOT NULL,
	`source_locale` text,
	`provenance` text DEFAULT '{}' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`technology_id`) REFERENCES `technologies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "pictures_owner" CHECK(("__new_pictures"."technology_id" IS NULL) <> ("__new_pictures"."organisation_id" IS NULL)),
	CONSTRAINT "pictures_source_locale" CHECK("__new_pictures"."source_locale" IN ('ko', 'vi', 'en')),
	CONSTRAINT "pictures_size" CHECK("__new_pictures"."width" > 0 AND "__new_pictures"."height" > 0)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_pictures`("id", "technology_id", "organisation_id", "source_hash", "width", "height", "widths", "alt", "position", "version", "created_at") SELECT "id", "technology_id", "organisation_id", "source_hash", "width", "height", "widths", "alt", "position", "version", "created_at" FROM `pictures`;--> statement-breakpoint
DROP TABLE `pictures`;--> statement-breakpoint
ALTER TABLE `__new_pictures` RENAME TO `pictures`;--> statement-breakpoint
CREATE UNIQUE INDEX `pictures_source` ON `pictures` (`technology_id`,`source_hash`) WHERE technology_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `pictures_logo` ON `pictures` (`organisation_id`) WHERE organisation_id IS NOT NULL;--> statement-breakpoint
-- Written by hand: every certificate gets the id by which its document is found; the order of the list stays.
UPDATE `technologies` SET `certifications` = (
	SELECT json_group_array(json_set(value, '$.id', lower(hex(randomblob(16))))) FROM json_each(`certifications`)
) WHERE json_array_length(`certifications`) > 0;--> statement-breakpoint
-- What was written of pictures until now was written by people; first in the technology's own language where that is there.
UPDATE `pictures` SET
	`source_locale` = coalesce(
		(SELECT `source_locale` FROM `technologies` WHERE `technologies`.`id` = `pictures`.`technology_id` AND json_extract(`pictures`.`alt`, '$.' || `technologies`.`source_locale`) IS NOT NULL),
		(SELECT key FROM json_each(`pictures`.`alt`) LIMIT 1)
	),
	`provenance` = (
		SELECT json_group_object(key, json_object('by', 'person', 'at', strftime('%Y-%m-%dT%H:%M:%fZ', `created_at` / 1000.0, 'unixepoch')))
		FROM json_each(`pictures`.`alt`)
	)
WHERE `technology_id` IS NOT NULL;
