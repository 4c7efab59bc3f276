CREATE TABLE `awaited` (
	`name` text PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`since` integer NOT NULL,
	`problem` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`name` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL,
	`sealedAt` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `peer` (
	`device` text PRIMARY KEY NOT NULL,
	`rev` integer NOT NULL,
	`headHash` blob NOT NULL,
	`head` text NOT NULL,
	`heardAt` integer NOT NULL,
	`lowerSince` integer
);
--> statement-breakpoint
CREATE TABLE `run` (
	`chain` integer NOT NULL,
	`fromSeq` integer NOT NULL,
	`toSeq` integer NOT NULL,
	`signature` blob NOT NULL,
	`tip` blob NOT NULL,
	`number` integer,
	`size` integer,
	PRIMARY KEY(`chain`, `fromSeq`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `run_number` ON `run` (`number`);--> statement-breakpoint
CREATE TABLE `scopeKey` (
	`scope` text NOT NULL,
	`epoch` integer NOT NULL,
	`keyId` text NOT NULL,
	`key` blob NOT NULL,
	PRIMARY KEY(`scope`, `epoch`, `keyId`)
);
--> statement-breakpoint
ALTER TABLE `chain` ADD `fork` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `change` ADD `origin` text;