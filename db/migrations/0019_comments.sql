CREATE TABLE `listing_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`field` text NOT NULL,
	`thread_id` text,
	`written_by` text NOT NULL,
	`voice` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`written_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thread_id`) REFERENCES `listing_comments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "listing_comments_kind" CHECK("listing_comments"."listing_kind" IN ('technology', 'need')),
	CONSTRAINT "listing_comments_voice" CHECK("listing_comments"."voice" IN ('organisation', 'reviewer')),
	CONSTRAINT "listing_comments_settled" CHECK(("listing_comments"."settled_at" IS NULL) = ("listing_comments"."settled_by" IS NULL)),
	CONSTRAINT "listing_comments_thread_settles" CHECK("listing_comments"."thread_id" IS NULL OR "listing_comments"."settled_at" IS NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX `listing_comments_listing` ON `listing_comments` (`listing_kind`,`listing_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `listing_comments_created` ON `listing_comments` (`created_at`);--> statement-breakpoint
CREATE INDEX `listing_comments_thread` ON `listing_comments` (`thread_id`);--> statement-breakpoint
CREATE INDEX `listing_comments_written_by` ON `listing_comments` (`written_by`);--> statement-breakpoint
CREATE INDEX `listing_comments_settled_by` ON `listing_comments` (`settled_by`);--> statement-breakpoint
ALTER TABLE `suggestion_refusals` ADD `need_id` text;