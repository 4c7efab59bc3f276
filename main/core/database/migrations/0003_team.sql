CREATE TABLE `computer` (
	`id` text PRIMARY KEY NOT NULL,
	`computerName` text
);
--> statement-breakpoint
CREATE TABLE `teamCaseload` (
	`id` text PRIMARY KEY NOT NULL,
	`caseloadName` text
);
--> statement-breakpoint
ALTER TABLE `member` ADD `ownCaseload` text;