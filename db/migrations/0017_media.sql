CREATE TABLE `disclosure_agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`technology_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`signed_on` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`technology_id`) REFERENCES `technologies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `disclosure_agreements_pair` ON `disclosure_agreements` (`technology_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `disclosure_agreements_organisation` ON `disclosure_agreements` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `document_reads` (
	`id` text PRIMARY KEY NOT NULL,
	`document_id` text NOT NULL,
	`organisation_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `document_reads_document` ON `document_reads` (`document_id`,`at`);--> statement-breakpoint
CREATE INDEX `document_reads_organisation` ON `document_reads` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`technology_id` text NOT NULL,
	`tier` text NOT NULL,
	`title` text NOT NULL,
	`source_hash` text NOT NULL,
	`bytes` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`technology_id`) REFERENCES `technologies`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "documents_tier" CHECK("documents"."tier" IN ('public', 'members', 'acceptance', 'nda'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_source` ON `documents` (`technology_id`,`source_hash`);--> statement-breakpoint
CREATE TABLE `pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`technology_id` text,
	`organisation_id` text,
	`source_hash` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`widths` text NOT NULL,
	`alt` text DEFAULT '{}' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`technology_id`) REFERENCES `technologies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "pictures_owner" CHECK(("pictures"."technology_id" IS NULL) <> ("pictures"."organisation_id" IS NULL)),
	CONSTRAINT "pictures_size" CHECK("pictures"."width" > 0 AND "pictures"."height" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pictures_source` ON `pictures` (`technology_id`,`source_hash`) WHERE technology_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `pictures_logo` ON `pictures` (`organisation_id`) WHERE organisation_id IS NOT NULL;