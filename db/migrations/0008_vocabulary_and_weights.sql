CREATE TABLE `match_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`technology_id` text NOT NULL,
	`side` text NOT NULL,
	`organisation_id` text,
	`opinion` text NOT NULL,
	`grounds` text DEFAULT '[]' NOT NULL,
	`note` text,
	`score` real NOT NULL,
	`entered_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`technology_id`) REFERENCES `technologies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "match_feedback_side" CHECK("match_feedback"."side" IN ('need', 'technology', 'organiser')),
	CONSTRAINT "match_feedback_opinion" CHECK("match_feedback"."opinion" IN ('useful', 'notUseful')),
	CONSTRAINT "match_feedback_score" CHECK("match_feedback"."score" BETWEEN 0 AND 100),
	CONSTRAINT "match_feedback_voice" CHECK(("match_feedback"."side" = 'organiser') = ("match_feedback"."organisation_id" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `match_feedback_organisation` ON `match_feedback` (`need_id`,`technology_id`,`organisation_id`) WHERE organisation_id IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `match_feedback_organisers` ON `match_feedback` (`need_id`,`technology_id`) WHERE organisation_id IS NULL;--> statement-breakpoint
CREATE INDEX `match_feedback_technology` ON `match_feedback` (`technology_id`);--> statement-breakpoint
CREATE TABLE `vocabulary_gaps` (
	`source` text NOT NULL,
	`word` text NOT NULL,
	`times` integer NOT NULL,
	`last_on` text NOT NULL,
	PRIMARY KEY(`source`, `word`),
	CONSTRAINT "vocabulary_gaps_source" CHECK("vocabulary_gaps"."source" IN ('query', 'listing'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `vocabulary_gaps_times` ON `vocabulary_gaps` (`source`,`times`);--> statement-breakpoint
ALTER TABLE `events` ADD `match_weights` text;