PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_survey_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`stored_as` text NOT NULL,
	`kind` text NOT NULL,
	`event_id` text,
	`encoding` text NOT NULL,
	`sheet` text,
	`header_rows` text NOT NULL,
	`columns` text NOT NULL,
	`mapping` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`applied_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "survey_imports_state" CHECK("__new_survey_imports"."state" IN ('mapped', 'applying', 'applied', 'undoing', 'undone'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_survey_imports`("id", "file_name", "file_hash", "stored_as", "kind", "event_id", "encoding", "sheet", "header_rows", "columns", "mapping", "state", "version", "created_by", "created_at", "applied_at", "undone_at") SELECT "id", "file_name", "file_hash", "stored_as", "kind", "event_id", "encoding", "sheet", "header_rows", "columns", "mapping", "state", "version", "created_by", "created_at", "applied_at", "undone_at" FROM `survey_imports`;--> statement-breakpoint
DROP TABLE `survey_imports`;--> statement-breakpoint
ALTER TABLE `__new_survey_imports` RENAME TO `survey_imports`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `survey_imports_created` ON `survey_imports` (`created_at`);