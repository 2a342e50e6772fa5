CREATE TABLE `search_meanings` (
	`kind` text NOT NULL,
	`concept` text NOT NULL,
	`weight` real NOT NULL,
	`seq` integer NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `search_documents`(`seq`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `search_meanings_concept` ON `search_meanings` (`kind`,`concept`,`weight`,`seq`);--> statement-breakpoint
CREATE INDEX `search_meanings_seq` ON `search_meanings` (`seq`);--> statement-breakpoint
UPDATE `search_documents` SET `document` = json_set(`document`, '$.meaning', json('{}'), '$.money', json('null'), '$.deliveryWeeks', json('null'), '$.deadline', json('null'), '$.quantities', json('[]'));
