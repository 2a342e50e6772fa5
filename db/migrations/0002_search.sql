CREATE TABLE `search_documents` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`document` text NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "search_documents_kind_known" CHECK("search_documents"."kind" IN ('technology', 'need'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_id` ON `search_documents` (`id`);--> statement-breakpoint
CREATE INDEX `search_documents_kind` ON `search_documents` (`kind`,`updated_at`);--> statement-breakpoint
CREATE TABLE `search_facets` (
	`kind` text NOT NULL,
	`facet` text NOT NULL,
	`value` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`kind`, `facet`, `value`, `seq`),
	FOREIGN KEY (`seq`) REFERENCES `search_documents`(`seq`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `search_facets_seq` ON `search_facets` (`seq`);