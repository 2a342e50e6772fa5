CREATE TABLE `listing_concepts` (
	`listing_kind` text NOT NULL,
	`listing_id` text NOT NULL,
	`concept` text NOT NULL,
	`weight` real NOT NULL,
	`origin` text NOT NULL,
	PRIMARY KEY(`listing_kind`, `listing_id`, `concept`),
	CONSTRAINT "listing_concepts_kind" CHECK("listing_concepts"."listing_kind" IN ('technology', 'need')),
	CONSTRAINT "listing_concepts_origin" CHECK("listing_concepts"."origin" IN ('author', 'tagger', 'organiser')),
	CONSTRAINT "listing_concepts_weight" CHECK("listing_concepts"."weight" > 0 AND "listing_concepts"."weight" <= 1)
) STRICT;
--> statement-breakpoint
CREATE INDEX `listing_concepts_concept` ON `listing_concepts` (`concept`,`listing_kind`);--> statement-breakpoint
CREATE TABLE `matches` (
	`need_id` text NOT NULL,
	`technology_id` text NOT NULL,
	`score` real NOT NULL,
	`parts` text NOT NULL,
	`blockers` text NOT NULL,
	`computed_at` integer NOT NULL,
	PRIMARY KEY(`need_id`, `technology_id`),
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`technology_id`) REFERENCES `technologies`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "matches_score" CHECK("matches"."score" BETWEEN 0 AND 100)
) STRICT;
--> statement-breakpoint
CREATE INDEX `matches_technology` ON `matches` (`technology_id`,`score`);--> statement-breakpoint
CREATE TABLE `needs` (
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
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
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
	CONSTRAINT "needs_source_locale" CHECK("needs"."source_locale" IN ('ko', 'vi', 'en')),
	CONSTRAINT "needs_status" CHECK("needs"."status" IN ('draft', 'open', 'inDiscussion', 'matched', 'closed')),
	CONSTRAINT "needs_visibility" CHECK("needs"."visibility" IN ('public', 'members', 'event')),
	CONSTRAINT "needs_project_stage" CHECK("needs"."project_stage" IN ('idea', 'planning', 'approved', 'procurement', 'construction', 'operation')),
	CONSTRAINT "needs_funding_source" CHECK("needs"."funding_source" IN ('state', 'oda', 'ppp', 'private', 'mixed')),
	CONSTRAINT "needs_min_trl" CHECK("needs"."min_trl" IS NULL OR "needs"."min_trl" BETWEEN 1 AND 9)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `needs_slug` ON `needs` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `needs_title` ON `needs` (`organisation_id`,`title_key`);--> statement-breakpoint
CREATE TABLE `technologies` (
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
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
	`description` text DEFAULT '{}' NOT NULL,
	`advantages` text DEFAULT '{}' NOT NULL,
	`innovation` text DEFAULT '{}' NOT NULL,
	`applications` text DEFAULT '{}' NOT NULL,
	`development_stage` text,
	`trl` integer,
	`certifications` text DEFAULT '[]' NOT NULL,
	`intellectual_property` text DEFAULT '[]' NOT NULL,
	`references` text DEFAULT '[]' NOT NULL,
	`partner_sought` text DEFAULT '{}' NOT NULL,
	`price` text,
	`delivery_lead_time` text,
	`delivery_weeks` integer,
	`deployment_requirements` text DEFAULT '{}' NOT NULL,
	`target_regions` text DEFAULT '[]' NOT NULL,
	`availability` text DEFAULT 'available' NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "technologies_source_locale" CHECK("technologies"."source_locale" IN ('ko', 'vi', 'en')),
	CONSTRAINT "technologies_status" CHECK("technologies"."status" IN ('draft', 'inReview', 'published', 'archived')),
	CONSTRAINT "technologies_visibility" CHECK("technologies"."visibility" IN ('public', 'members', 'event')),
	CONSTRAINT "technologies_availability" CHECK("technologies"."availability" IN ('available', 'underExclusivity', 'transferred', 'withdrawn')),
	CONSTRAINT "technologies_trl" CHECK("technologies"."trl" IS NULL OR "technologies"."trl" BETWEEN 1 AND 9)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `technologies_slug` ON `technologies` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `technologies_title` ON `technologies` (`organisation_id`,`title_key`);--> statement-breakpoint
CREATE TABLE `delegates` (
	`id` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`person_id` text,
	`name` text NOT NULL,
	`name_latin` text,
	`title` text,
	`email` text,
	`phone` text,
	`languages` text DEFAULT '[]' NOT NULL,
	`dietary` text,
	`absences` text DEFAULT '[]' NOT NULL,
	`feed_generation` integer DEFAULT 1 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `delegates_registration` ON `delegates` (`registration_id`);--> statement-breakpoint
CREATE INDEX `delegates_person` ON `delegates` (`person_id`);--> statement-breakpoint
CREATE TABLE `event_tables` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`place` text,
	`capacity` integer DEFAULT 4 NOT NULL,
	`equipment` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `event_tables_label` ON `event_tables` (`event_id`,`label`);--> statement-breakpoint
CREATE TABLE `event_team` (
	`event_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`event_id`, `person_id`),
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "event_team_role" CHECK("event_team"."role" IN ('lead', 'coOrganiser', 'desk', 'scanner', 'viewer'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `events` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`kind` text NOT NULL,
	`programme_component` integer,
	`name` text NOT NULL,
	`edition` text,
	`description` text DEFAULT '{}' NOT NULL,
	`venue` text DEFAULT '{}' NOT NULL,
	`address` text,
	`time_zone` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`state` text NOT NULL,
	`max_meetings_per_organisation` integer,
	`max_pending_requests` integer DEFAULT 20 NOT NULL,
	`registration_deadline` text,
	`request_deadline` text,
	`answer_deadline` text,
	`published_schedule_id` text,
	`organiser_id` text,
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_kind" CHECK("events"."kind" IN ('survey', 'matchmaking', 'exhibition', 'seminar', 'training', 'studyVisit')),
	CONSTRAINT "events_state" CHECK("events"."state" IN ('draft', 'registration', 'requests', 'scheduling', 'published', 'running', 'closed')),
	CONSTRAINT "events_days" CHECK("events"."last_day" >= "events"."first_day"),
	CONSTRAINT "events_programme_component" CHECK("events"."programme_component" IS NULL OR "events"."programme_component" BETWEEN 1 AND 4)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_slug` ON `events` (`slug`);--> statement-breakpoint
CREATE TABLE `interpreters` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`pairs` text NOT NULL,
	`absences` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `interpreters_name` ON `interpreters` (`event_id`,`name`);--> statement-breakpoint
CREATE TABLE `registration_listings` (
	`registration_id` text NOT NULL,
	`listing_kind` text NOT NULL,
	`listing_id` text NOT NULL,
	PRIMARY KEY(`registration_id`, `listing_kind`, `listing_id`),
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "registration_listings_kind" CHECK("registration_listings"."listing_kind" IN ('technology', 'need'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`state` text NOT NULL,
	`meets` integer DEFAULT true NOT NULL,
	`meeting_languages` text DEFAULT '[]' NOT NULL,
	`max_meetings` integer,
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "registrations_state" CHECK("registrations"."state" IN ('applied', 'waitlisted', 'approved', 'rejected', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_organisation` ON `registrations` (`event_id`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `slots` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`day` integer NOT NULL,
	`position` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "slots_span" CHECK("slots"."ends_at" > "slots"."starts_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `slots_position` ON `slots` (`event_id`,`day`,`position`);--> statement-breakpoint
CREATE TABLE `survey_import_rows` (
	`import_id` text NOT NULL,
	`row` integer NOT NULL,
	`fate` text NOT NULL,
	`reason` text,
	`flags` text DEFAULT '[]' NOT NULL,
	`record` text,
	`changes` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`import_id`, `row`),
	FOREIGN KEY (`import_id`) REFERENCES `survey_imports`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "survey_import_rows_fate" CHECK("survey_import_rows"."fate" IN ('created', 'updated', 'skipped', 'rejected'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `survey_imports` (
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
	CONSTRAINT "survey_imports_state" CHECK("survey_imports"."state" IN ('mapped', 'applied', 'undone'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `survey_imports_created` ON `survey_imports` (`created_at`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`meeting_id` text,
	`exchange_id` text,
	`kind` text NOT NULL,
	`signed_on` text NOT NULL,
	`title` text NOT NULL,
	`entered_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreements_kind" CHECK("agreements"."kind" IN ('mou', 'nda', 'pilot', 'contract')),
	CONSTRAINT "agreements_one_subject" CHECK(("agreements"."meeting_id" IS NULL) <> ("agreements"."exchange_id" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `agreements_event` ON `agreements` (`event_id`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`registration_a_id` text NOT NULL,
	`registration_b_id` text NOT NULL,
	`place` text,
	`at` integer,
	`about_kind` text,
	`about_id` text,
	`origin` text NOT NULL,
	`entered_by` text NOT NULL,
	`confirmed_by_a` integer DEFAULT false NOT NULL,
	`confirmed_by_b` integer DEFAULT false NOT NULL,
	`demo` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`registration_a_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_b_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exchanges_about" CHECK("exchanges"."about_kind" IN ('technology', 'need')),
	CONSTRAINT "exchanges_origin" CHECK("exchanges"."origin" IN ('badgeScan', 'staff', 'participant')),
	CONSTRAINT "exchanges_other" CHECK("exchanges"."registration_a_id" <> "exchanges"."registration_b_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `exchanges_event` ON `exchanges` (`event_id`);--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text,
	`exchange_id` text,
	`step` text NOT NULL,
	`taken_on` text NOT NULL,
	`note` text,
	`entered_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "follow_ups_one_subject" CHECK(("follow_ups"."meeting_id" IS NULL) <> ("follow_ups"."exchange_id" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `follow_ups_meeting` ON `follow_ups` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `follow_ups_exchange` ON `follow_ups` (`exchange_id`);--> statement-breakpoint
CREATE TABLE `meeting_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`from_registration_id` text NOT NULL,
	`to_registration_id` text NOT NULL,
	`pair_key` text NOT NULL,
	`about_kind` text,
	`about_id` text,
	`message` text,
	`priority` text NOT NULL,
	`origin` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`score` integer,
	`entered_by` text NOT NULL,
	`acted_for` integer DEFAULT false NOT NULL,
	`answered_by` text,
	`answered_for` integer DEFAULT false NOT NULL,
	`answered_at` integer,
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "meeting_requests_priority" CHECK("meeting_requests"."priority" IN ('must', 'want', 'open')),
	CONSTRAINT "meeting_requests_origin" CHECK("meeting_requests"."origin" IN ('participant', 'organiser', 'matchSuggestion')),
	CONSTRAINT "meeting_requests_state" CHECK("meeting_requests"."state" IN ('pending', 'accepted', 'declined', 'cancelled', 'expired')),
	CONSTRAINT "meeting_requests_about" CHECK("meeting_requests"."about_kind" IN ('technology', 'need')),
	CONSTRAINT "meeting_requests_other" CHECK("meeting_requests"."from_registration_id" <> "meeting_requests"."to_registration_id")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_requests_pair` ON `meeting_requests` (`event_id`,`pair_key`) WHERE state IN ('pending', 'accepted');--> statement-breakpoint
CREATE INDEX `meeting_requests_to` ON `meeting_requests` (`to_registration_id`,`state`);--> statement-breakpoint
CREATE INDEX `meeting_requests_from` ON `meeting_requests` (`from_registration_id`,`state`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`request_id` text NOT NULL,
	`state` text NOT NULL,
	`no_show_by` text,
	`actual_start` integer,
	`actual_end` integer,
	`sequence` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`request_id`) REFERENCES `meeting_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`no_show_by`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "meetings_state" CHECK("meetings"."state" IN ('planned', 'scheduled', 'inProgress', 'held', 'noShow', 'cancelled')),
	CONSTRAINT "meetings_no_show" CHECK(("meetings"."state" = 'noShow') = ("meetings"."no_show_by" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meetings_request` ON `meetings` (`request_id`);--> statement-breakpoint
CREATE INDEX `meetings_event` ON `meetings` (`event_id`,`state`);--> statement-breakpoint
CREATE TABLE `outcomes` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text,
	`exchange_id` text,
	`registration_id` text NOT NULL,
	`took_place` integer NOT NULL,
	`interest` integer,
	`fit` integer,
	`next_steps` text DEFAULT '[]' NOT NULL,
	`expected_value` text,
	`note` text,
	`follow_up_date` text,
	`entered_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "outcomes_one_subject" CHECK(("outcomes"."meeting_id" IS NULL) <> ("outcomes"."exchange_id" IS NULL)),
	CONSTRAINT "outcomes_interest" CHECK("outcomes"."interest" IS NULL OR "outcomes"."interest" BETWEEN 1 AND 5),
	CONSTRAINT "outcomes_fit" CHECK("outcomes"."fit" IS NULL OR "outcomes"."fit" BETWEEN 1 AND 5)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_meeting_side` ON `outcomes` (`meeting_id`,`registration_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `outcomes_exchange_side` ON `outcomes` (`exchange_id`,`registration_id`);--> statement-breakpoint
CREATE TABLE `placement_delegates` (
	`schedule_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`delegate_id` text NOT NULL,
	PRIMARY KEY(`schedule_id`, `meeting_id`, `delegate_id`),
	FOREIGN KEY (`delegate_id`) REFERENCES `delegates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`schedule_id`,`meeting_id`,`slot_id`) REFERENCES `placements`(`schedule_id`,`meeting_id`,`slot_id`) ON UPDATE cascade ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `placement_delegates_slot` ON `placement_delegates` (`schedule_id`,`slot_id`,`delegate_id`);--> statement-breakpoint
CREATE INDEX `placement_delegates_delegate` ON `placement_delegates` (`delegate_id`);--> statement-breakpoint
CREATE TABLE `placements` (
	`schedule_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`table_id` text,
	`interpreter_id` text,
	`locked` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`schedule_id`, `meeting_id`),
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`table_id`) REFERENCES `event_tables`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`interpreter_id`) REFERENCES `interpreters`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `placements_meeting_slot` ON `placements` (`schedule_id`,`meeting_id`,`slot_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `placements_table` ON `placements` (`schedule_id`,`slot_id`,`table_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `placements_interpreter` ON `placements` (`schedule_id`,`slot_id`,`interpreter_id`);--> statement-breakpoint
CREATE TABLE `schedule_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`instance_hash` text NOT NULL,
	`parameters` text NOT NULL,
	`status` text NOT NULL,
	`objectives` text NOT NULL,
	`bounds` text NOT NULL,
	`unscheduled` text NOT NULL,
	`seconds` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `schedule_runs_event` ON `schedule_runs` (`event_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`run_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "schedules_state" CHECK("schedules"."state" IN ('draft', 'published', 'superseded', 'discarded'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_number` ON `schedules` (`event_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_one_draft` ON `schedules` (`event_id`) WHERE state = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_one_published` ON `schedules` (`event_id`) WHERE state = 'published';--> statement-breakpoint
CREATE TABLE `exclusions` (
	`organisation_id` text NOT NULL,
	`excluded_organisation_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `excluded_organisation_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`excluded_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "exclusions_other" CHECK("exclusions"."organisation_id" <> "exclusions"."excluded_organisation_id")
) STRICT;
--> statement-breakpoint
CREATE TABLE `organisation_members` (
	`organisation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `person_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "organisation_members_role" CHECK("organisation_members"."role" IN ('owner', 'editor', 'viewer'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `organisation_members_person` ON `organisation_members` (`person_id`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`legal_name` text NOT NULL,
	`display_name` text NOT NULL,
	`short_name` text NOT NULL,
	`name_key` text NOT NULL,
	`country` text NOT NULL,
	`kind` text NOT NULL,
	`registration_number` text,
	`registration_number_absence` text,
	`place` text,
	`place_text` text,
	`address` text,
	`website` text,
	`contact_name` text,
	`contact_email` text,
	`contact_phone` text,
	`founded_year` integer,
	`employee_band` text,
	`revenue_band` text,
	`export_experience` text DEFAULT '[]' NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`sectors` text DEFAULT '[]' NOT NULL,
	`about` text DEFAULT '{}' NOT NULL,
	`about_provenance` text DEFAULT '{}' NOT NULL,
	`verification` text DEFAULT 'unverified' NOT NULL,
	`verified_at` text,
	`verification_evidence` text,
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	CONSTRAINT "organisations_country" CHECK("organisations"."country" IN ('KR', 'VN', 'other')),
	CONSTRAINT "organisations_kind" CHECK("organisations"."kind" IN ('sme', 'enterprise', 'departmentOfConstruction', 'agency', 'association', 'institute', 'organiser')),
	CONSTRAINT "organisations_verification" CHECK("organisations"."verification" IN ('unverified', 'pending', 'verified', 'rejected')),
	CONSTRAINT "organisations_short_name" CHECK(length("organisations"."short_name") BETWEEN 1 AND 14)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_slug` ON `organisations` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_registration_number` ON `organisations` (`country`,`registration_number`) WHERE registration_number IS NOT NULL;--> statement-breakpoint
CREATE INDEX `organisations_name_key` ON `organisations` (`country`,`name_key`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`name_latin` text,
	`locale` text NOT NULL,
	`password_hash` text,
	`phone` text,
	`demo` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "people_email_lower" CHECK("people"."email" = lower("people"."email")),
	CONSTRAINT "people_locale" CHECK("people"."locale" IN ('ko', 'vi', 'en'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`absolute_end_at` integer NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`address` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `sign_in_attempts_email` ON `sign_in_attempts` (`email`,`at`);--> statement-breakpoint
CREATE INDEX `sign_in_attempts_address` ON `sign_in_attempts` (`address`,`at`);--> statement-breakpoint
CREATE TABLE `staff_roles` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "staff_roles_role" CHECK("staff_roles"."role" IN ('administrator', 'organiser'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`on_behalf_of` text,
	`request_id` text,
	`action` text NOT NULL,
	`record_kind` text NOT NULL,
	`record_id` text NOT NULL,
	`before` text,
	`after` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entries_record` ON `audit_entries` (`record_kind`,`record_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_at` ON `audit_entries` (`at`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`actor_id` text NOT NULL,
	`key` text NOT NULL,
	`result` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `key`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`dedupe_key` text,
	`state` text DEFAULT 'pending' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`run_at` integer NOT NULL,
	`lease_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	CONSTRAINT "outbox_kind" CHECK("outbox"."kind" IN ('index', 'mail', 'recomputeMatches')),
	CONSTRAINT "outbox_state" CHECK("outbox"."state" IN ('pending', 'running', 'done', 'dead'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`run_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`kind`,`dedupe_key`) WHERE state = 'pending' AND dedupe_key IS NOT NULL;--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
