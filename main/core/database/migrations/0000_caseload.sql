CREATE TABLE `addendum` (
	`id` text PRIMARY KEY NOT NULL,
	`noteId` text,
	`personId` text,
	`reason` text,
	`text` text,
	`author` text,
	`authorRole` text,
	`signedAt` text
);
--> statement-breakpoint
CREATE INDEX `addendum_note` ON `addendum` (`noteId`);--> statement-breakpoint
CREATE INDEX `addendum_person` ON `addendum` (`personId`);--> statement-breakpoint
CREATE TABLE `case` (
	`id` text PRIMARY KEY NOT NULL,
	`personId` text,
	`referralId` text,
	`openedOn` text,
	`openedBy` text,
	`status` text,
	`until` text,
	`statusFrom` text,
	`statusReason` text,
	`statusNote` text,
	`outcome` text,
	`statusBy` text,
	`nextReview` text,
	`priority` text
);
--> statement-breakpoint
CREATE INDEX `case_person` ON `case` (`personId`);--> statement-breakpoint
CREATE TABLE `chain` (
	`id` integer PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `chain_scope_device` ON `chain` (`scope`,`device`);--> statement-breakpoint
CREATE TABLE `change` (
	`id` integer PRIMARY KEY NOT NULL,
	`chain` integer NOT NULL,
	`seq` integer NOT NULL,
	`hlc` integer NOT NULL,
	`entity` text NOT NULL,
	`record` text NOT NULL,
	`grp` text NOT NULL,
	`subject` text,
	`head` integer NOT NULL,
	`aside` integer NOT NULL,
	`digest` blob NOT NULL,
	`supersedes` text NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `change_chain_seq` ON `change` (`chain`,`seq`);--> statement-breakpoint
CREATE INDEX `change_register` ON `change` (`record`,`grp`,`head`);--> statement-breakpoint
CREATE INDEX `change_subject` ON `change` (`subject`,`head`,`record`,`grp`,`chain`,`seq`,`aside`) WHERE "change"."subject" is not null;--> statement-breakpoint
CREATE INDEX `change_merge` ON `change` (`record`) WHERE "change"."grp" = 'mergedInto';--> statement-breakpoint
CREATE TABLE `consultation` (
	`id` text PRIMARY KEY NOT NULL,
	`personId` text,
	`date` text,
	`time` text,
	`minutes` integer,
	`medium` text,
	`place` text,
	`placeDetail` text,
	`purpose` text,
	`attendance` text,
	`attendanceReason` text
);
--> statement-breakpoint
CREATE INDEX `consultation_person` ON `consultation` (`personId`,`date`);--> statement-breakpoint
CREATE INDEX `consultation_date` ON `consultation` (`date`,`time`);--> statement-breakpoint
CREATE INDEX `consultation_booked` ON `consultation` (`date`,`time`) WHERE coalesce("consultation"."attendance", '0') = '0';--> statement-breakpoint
CREATE TABLE `contactPoint` (
	`id` text PRIMARY KEY NOT NULL,
	`personId` text,
	`kind` text,
	`value` text,
	`use` text,
	`preference` integer
);
--> statement-breakpoint
CREATE INDEX `contactPoint_person` ON `contactPoint` (`personId`);--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY NOT NULL,
	`signPublic` blob NOT NULL,
	`signSecret` blob NOT NULL,
	`boxPublic` blob NOT NULL,
	`boxSecret` blob NOT NULL,
	`machineToken` text NOT NULL,
	`madeAt` integer NOT NULL,
	`current` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `draft` (
	`key` text PRIMARY KEY NOT NULL,
	`personId` text,
	`content` text NOT NULL,
	`savedAt` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `localSetting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`memberName` text,
	`memberRole` text,
	`practiceCode` text,
	`practiceName` text
);
--> statement-breakpoint
CREATE TABLE `nameSound` (
	`sound` text NOT NULL,
	`personId` text NOT NULL,
	PRIMARY KEY(`sound`, `personId`)
);
--> statement-breakpoint
CREATE INDEX `nameSound_person` ON `nameSound` (`personId`);--> statement-breakpoint
CREATE TABLE `note` (
	`id` text PRIMARY KEY NOT NULL,
	`personId` text,
	`noteKind` text,
	`aboutDate` text,
	`aboutTime` text,
	`minutes` integer,
	`text` text,
	`nextStep` text,
	`nextStepBy` text,
	`consultationId` text,
	`author` text,
	`authorRole` text,
	`signedAt` text,
	`aboutSomeoneElse` integer,
	`safeguardingNote` integer,
	`notToBeShared` integer
);
--> statement-breakpoint
CREATE INDEX `note_person` ON `note` (`personId`,`aboutDate`);--> statement-breakpoint
CREATE INDEX `note_unsigned` ON `note` (`aboutDate`) WHERE "note"."signedAt" is null;--> statement-breakpoint
CREATE INDEX `note_consultation` ON `note` (`consultationId`) WHERE "note"."consultationId" is not null;--> statement-breakpoint
CREATE TABLE `noteTemplate` (
	`id` text PRIMARY KEY NOT NULL,
	`templateName` text,
	`noteKind` text,
	`headings` text
);
--> statement-breakpoint
CREATE TABLE `overview` (
	`personId` text PRIMARY KEY NOT NULL,
	`sortName` text NOT NULL,
	`status` text NOT NULL,
	`statusUntil` text,
	`caseId` text,
	`openedOn` text,
	`priority` text,
	`nextReview` text,
	`nextStart` text,
	`nextConsultationId` text,
	`nextMedium` text,
	`nextPlace` text,
	`lastContact` text,
	`lastContactMedium` text,
	`unsignedNotes` integer NOT NULL,
	`referralDate` text,
	`firstContact` text,
	`twoVersions` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `overview_status_review` ON `overview` (`status`,`nextReview`);--> statement-breakpoint
CREATE INDEX `overview_status_name` ON `overview` (`status`,`sortName`);--> statement-breakpoint
CREATE INDEX `overview_next` ON `overview` (`nextStart`);--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`given` text,
	`family` text,
	`preferred` text,
	`alias` text,
	`pronouns` text,
	`birthDate` text,
	`birthDateNotKnown` integer,
	`nhsNumber` text,
	`nhsNumberStatus` text,
	`otherIdentifier` text,
	`gender` text,
	`sex` text,
	`ethnicity` text,
	`religion` text,
	`sexualOrientation` text,
	`maritalStatus` text,
	`carerStatus` text,
	`immigrationStatus` text,
	`addressLine1` text,
	`addressLine2` text,
	`addressLine3` text,
	`addressLine4` text,
	`addressLine5` text,
	`postcode` text,
	`addressType` text,
	`preferredContact` text,
	`voicemail` text,
	`bestTimes` text,
	`contactNote` text,
	`language` text,
	`interpreter` text,
	`interpreterLanguage` text,
	`communicationNeeds` text,
	`informationFormat` text,
	`adjustmentsState` text,
	`adjustments` text,
	`impairment` text,
	`mobility` text,
	`otherRequirements` text,
	`ownDevice` text,
	`connection` text,
	`digitalSkills` text,
	`digitalNote` text,
	`practiceCode` text,
	`practiceName` text,
	`gpName` text,
	`gpOptOut` text,
	`mattersMost` text,
	`importantPeople` text,
	`howICommunicate` text,
	`wellness` text,
	`pleaseDo` text,
	`howToSupport` text,
	`alsoWorthKnowing` text,
	`supportedToWriteBy` text,
	`mediaLink` text,
	`risksState` text,
	`risks` text,
	`safeguardingState` text,
	`safeguarding` text,
	`safeguardingFrom` text,
	`safeguardingTo` text,
	`consentToShare` text,
	`consent` text,
	`consentNotSoughtBecause` text,
	`consentDate` text,
	`diedOn` text,
	`homeScope` text,
	`mergedInto` text
);
--> statement-breakpoint
CREATE INDEX `person_nhsNumber` ON `person` (`nhsNumber`);--> statement-breakpoint
CREATE INDEX `person_birthDate` ON `person` (`birthDate`);--> statement-breakpoint
CREATE TABLE `referral` (
	`id` text PRIMARY KEY NOT NULL,
	`personId` text,
	`referralDate` text,
	`receivedOn` text,
	`source` text,
	`method` text,
	`referrerName` text,
	`referrerRole` text,
	`referrerTeam` text,
	`referrerService` text,
	`referrerOrganisation` text,
	`referrerOrganisationCode` text,
	`referrerContact` text,
	`reason` text,
	`presentingIssue` text,
	`personReportedIssue` text,
	`referredTo` text,
	`returnResponseTo` text,
	`state` text,
	`stateReason` text,
	`stateNote` text,
	`stateDate` text,
	`stateBy` text,
	`originFormat` text,
	`originKey` text,
	`keptAsSent` text
);
--> statement-breakpoint
CREATE INDEX `referral_person` ON `referral` (`personId`);--> statement-breakpoint
CREATE INDEX `referral_state` ON `referral` (`state`);--> statement-breakpoint
CREATE INDEX `referral_origin` ON `referral` (`originKey`);--> statement-breakpoint
CREATE TABLE `relevantContact` (
	`id` text PRIMARY KEY NOT NULL,
	`personId` text,
	`name` text,
	`relationship` text,
	`phone` text,
	`email` text,
	`isNextOfKin` integer,
	`isEmergencyContact` integer,
	`contactNote` text
);
--> statement-breakpoint
CREATE INDEX `relevantContact_person` ON `relevantContact` (`personId`);--> statement-breakpoint
CREATE TABLE `scope` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `searchDocument` (
	`id` integer PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`record` text NOT NULL,
	`personId` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `searchDocument_record` ON `searchDocument` (`record`);--> statement-breakpoint
CREATE TABLE `summaryExport` (
	`id` text PRIMARY KEY NOT NULL,
	`exportedBy` text,
	`exportedAt` text,
	`periodFrom` text,
	`periodTo` text,
	`format` text,
	`privacy` text
);
