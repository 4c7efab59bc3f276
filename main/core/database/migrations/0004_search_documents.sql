DROP INDEX `searchDocument_record`;--> statement-breakpoint
CREATE UNIQUE INDEX `searchDocument_record` ON `searchDocument` (`record`,`entity`);