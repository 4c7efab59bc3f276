CREATE TABLE `differentPerson` (
	`id` text PRIMARY KEY NOT NULL,
	`personId` text,
	`otherHalf` text
);
--> statement-breakpoint
CREATE INDEX `differentPerson_person` ON `differentPerson` (`personId`);--> statement-breakpoint
ALTER TABLE `note` ADD `authorId` text;--> statement-breakpoint
ALTER TABLE `note` ADD `begunBy` text;--> statement-breakpoint
DELETE FROM `localSetting` WHERE `name` = 'differentPeople';
