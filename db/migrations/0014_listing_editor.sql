CREATE TABLE `kept_forms` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text,
	`token_hash` text,
	`form` text NOT NULL,
	`values` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "kept_forms_holder" CHECK(("kept_forms"."person_id" IS NULL) <> ("kept_forms"."token_hash" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_forms_person` ON `kept_forms` (`person_id`,`form`) WHERE person_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `kept_forms_token` ON `kept_forms` (`token_hash`);--> statement-breakpoint
CREATE INDEX `kept_forms_saved` ON `kept_forms` (`saved_at`);--> statement-breakpoint
CREATE TABLE `listing_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`submitted_by` text,
	`submitted_at` integer NOT NULL,
	`promised_by` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	`notes` text DEFAULT '[]' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`submitted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "listing_reviews_kind" CHECK("listing_reviews"."listing_kind" IN ('technology', 'need')),
	CONSTRAINT "listing_reviews_state_known" CHECK("listing_reviews"."state" IN ('waiting', 'approved', 'returned', 'withdrawn')),
	CONSTRAINT "listing_reviews_decided" CHECK("listing_reviews"."state" NOT IN ('approved', 'returned') OR "listing_reviews"."decided_at" IS NOT NULL),
	CONSTRAINT "listing_reviews_reason" CHECK("listing_reviews"."state" <> 'returned' OR "listing_reviews"."reason" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `listing_reviews_waiting` ON `listing_reviews` (`listing_kind`,`listing_id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `listing_reviews_listing` ON `listing_reviews` (`listing_id`);--> statement-breakpoint
CREATE INDEX `listing_reviews_state` ON `listing_reviews` (`state`,`submitted_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_needs` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`organisation_id` text NOT NULL,
	`source_locale` text NOT NULL,
	`provenance` text DEFAULT '{}' NOT NULL,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`summary` text DEFAULT '{}' NOT NULL,
	`keywords` text DEFAULT '[]' NOT NULL,
	`cooperation_modes` text DEFAULT '[]' NOT NULL,
	`policy_alignment` text DEFAULT '[]' NOT NULL,
	`visibility` text DEFAULT 'public' NOT NULL,
	`refused_concepts` text DEFAULT '[]' NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
	`confirmed_at` integer,
	`asked_at` integer,
	`stale_since` integer,
	`problem` text DEFAULT '{}' NOT NULL,
	`desired_outcome` text DEFAULT '{}' NOT NULL,
	`constraints` text DEFAULT '{}' NOT NULL,
	`current_situation` text DEFAULT '{}' NOT NULL,
	`place` text,
	`place_text` text,
	`project_stage` text,
	`budget` text,
	`funding_source` text,
	`timeline` text,
	`procurement_mode` text,
	`min_trl` integer,
	`required_certifications` text DEFAULT '[]' NOT NULL,
	`data_hosting` text,
	`max_delivery_weeks` integer,
	`deadline` text,
	`local_partner_wish` text,
	`confidential` integer DEFAULT false NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "needs_source_locale" CHECK("__new_needs"."source_locale" IN ('ko', 'vi', 'en')),
	CONSTRAINT "needs_status" CHECK("__new_needs"."status" IN ('draft', 'inReview', 'open', 'inDiscussion', 'matched', 'closed')),
	CONSTRAINT "needs_visibility" CHECK("__new_needs"."visibility" IN ('public', 'members', 'event')),
	CONSTRAINT "needs_project_stage" CHECK("__new_needs"."project_stage" IN ('idea', 'planning', 'approved', 'procurement', 'construction', 'operation')),
	CONSTRAINT "needs_funding_source" CHECK("__new_needs"."funding_source" IN ('state', 'oda', 'ppp', 'private', 'mixed')),
	CONSTRAINT "needs_min_trl" CHECK("__new_needs"."min_trl" IS NULL OR "__new_needs"."min_trl" BETWEEN 1 AND 9)
) STRICT;
--> statement-breakpoint
-- The new columns are not copied: the table has none of them yet, and SQLite would take their names for texts.
INSERT INTO `__new_needs`("id", "slug", "organisation_id", "source_locale", "provenance", "title", "title_key", "summary", "keywords", "cooperation_modes", "policy_alignment", "visibility", "demo", "version", "created_at", "updated_at", "published_at", "problem", "desired_outcome", "constraints", "current_situation", "place", "place_text", "project_stage", "budget", "funding_source", "timeline", "procurement_mode", "min_trl", "required_certifications", "data_hosting", "max_delivery_weeks", "deadline", "local_partner_wish", "confidential", "status") SELECT "id", "slug", "organisation_id", "source_locale", "provenance", "title", "title_key", "summary", "keywords", "cooperation_modes", "policy_alignment", "visibility", "demo", "version", "created_at", "updated_at", "published_at", "problem", "desired_outcome", "constraints", "current_situation", "place", "place_text", "project_stage", "budget", "funding_source", "timeline", "procurement_mode", "min_trl", "required_certifications", "data_hosting", "max_delivery_weeks", "deadline", "local_partner_wish", "confidential", "status" FROM `needs`;--> statement-breakpoint
DROP TABLE `needs`;--> statement-breakpoint
ALTER TABLE `__new_needs` RENAME TO `needs`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `needs_slug` ON `needs` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `needs_title` ON `needs` (`organisation_id`,`title_key`);--> statement-breakpoint
ALTER TABLE `technologies` ADD `refused_concepts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `technologies` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `technologies` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `technologies` ADD `stale_since` integer;--> statement-breakpoint
ALTER TABLE `technologies` ADD `declarations` text DEFAULT '{}' NOT NULL;