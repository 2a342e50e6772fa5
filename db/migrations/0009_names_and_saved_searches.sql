CREATE TABLE `saved_searches` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "saved_searches_kind" CHECK("saved_searches"."kind" IN ('technology', 'need'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_searches_once` ON `saved_searches` (`person_id`,`kind`,`query`);
--> statement-breakpoint
-- Names by what typing of them may begin with (search/suggest/keys.ts): a prefix is a range of the table. No foreign
-- key: rows go with their listing in search/embedded/store.ts, which spares an index as large as the table.
CREATE TABLE `search_names` (
	`scope` integer NOT NULL,
	`key` text NOT NULL,
	`owner` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`, `owner`, `seq`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
UPDATE `search_documents` SET `document` = json_set(`document`, '$.organisationNames', json('[]'));
