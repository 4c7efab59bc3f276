import type { ErrorCode, Fault } from '../../shared/contract/errors.ts'
import { exhaustive } from '../../shared/rules/result.ts'

/**
 * The sentence for an outcome other than success: what happened, what is safe, what to do. A page may say it
 * better for its own case; this one holds anywhere.
 */
export const faultSentence = (fault: Fault): string => sentence(fault.code, fault)

const sentence = (code: ErrorCode, fault: Fault): string => {
  switch (code) {
    case 'invalid_input':
      return 'Something on this page cannot be saved as it is. What you typed is still here. Check the marked fields.'
    case 'locked':
      return 'The caseload is locked. What you typed is safe. Unlock to go on.'
    case 'disk_full':
      return 'Not saved: the disk is full. Your text is still on this page. Free some space, then try again.'
    case 'read_only':
      return 'Not saved: Haversack may not write in its folder. Your text is still on this page. Ask IT to allow it.'
    case 'unexpected':
      return 'This did not work, and Haversack does not know why. Nothing was changed. Lock and unlock, then try again.'
    case 'wrong_passphrase':
      return 'That passphrase does not open this caseload. Check Caps Lock and the keyboard language, then try again.'
    case 'wait_before_retry':
      return `${fault.tries ?? 5} tries so far. You can try again in ${fault.seconds ?? 30} seconds. Nothing will be deleted and you will not be locked out for good.`
    case 'already_open':
      return 'This caseload is already open in another window. Go to that window.'
    case 'no_such_vault':
      return 'This caseload is no longer on this computer. Choose another, or open a backup.'
    case 'vault_damaged':
      return 'This caseload file is damaged and cannot be opened safely. It has not been touched. Open a backup.'
    case 'key_file_missing':
      return 'The key file is missing. The caseload is here but cannot be opened without it. Open a backup.'
    case 'key_file_damaged':
      return 'The key file is damaged, so the caseload cannot be opened. Nothing was changed. Open a backup.'
    case 'newer_version':
      return 'This caseload was last opened with a newer Haversack. Update Haversack to open it. Nothing was changed.'
    case 'folder_not_writable':
      return 'Haversack may not write in this folder. Nothing was changed. Ask IT to allow it, or choose another folder.'
    case 'passphrase_too_short':
      return 'Use at least 12 characters. Three or four unrelated words work well.'
    case 'passphrase_too_long':
      return 'Use at most 1,000 characters.'
    case 'passphrase_too_common':
      return 'This passphrase is on the list that attackers try first. Choose another.'
    case 'recovery_group_mistyped':
      return fault.group === undefined ? 'The recovery code looks mistyped.' : `Group ${fault.group} looks mistyped.`
    case 'recovery_code_wrong_length':
      return 'A recovery code has 6 groups of 5 letters and numbers. Type all of them.'
    case 'recovery_code_gone':
      return 'This code is no longer waiting to be checked. Make a new one.'
    case 'wrong_recovery_code':
      return 'This code is for another caseload, or an older code that has been replaced. Look for the newest sheet.'
    case 'backup_damaged':
      return 'The backup could not be checked, so it was not kept. Your caseload is fine.'
    case 'no_such_backup':
      return 'That backup is no longer there. Nothing was changed. Choose another.'
    case 'not_found':
      return 'This is no longer in the caseload. It may have been deleted, merged or handed over, or cover for it has ended.'
    case 'already_signed':
      return 'This note is signed, so it cannot be changed. You can add to it.'
    case 'not_signed':
      return 'This note is still a draft. Change the draft itself.'
    case 'empty_note':
      return 'Write something first.'
    case 'attendance_missing':
      return 'Choose attendance before signing.'
    case 'reason_missing':
      return 'Give a reason.'
    case 'not_allowed_in_this_state':
      return 'This has already been dealt with. Look again at where it stands.'
    case 'different_nhs_numbers':
      return 'These two have different NHS numbers. Correct one before merging.'
    case 'changed_since':
      return 'This changed while you were looking at it. Nothing was done. Look again.'
    case 'nothing_to_undo':
      return 'There is nothing to undo.'
    case 'not_understood':
      return 'Haversack cannot read this file as a referral. Nothing was changed. Save it as FHIR JSON or CSV and try again.'
    case 'not_a_referral':
      return 'This file is a booking or another kind of message, not a referral. Nothing was changed. Ask the sender for the referral itself.'
    case 'file_too_large':
      return 'This file is larger than 20 MB, so it was not read. Nothing was changed. Split it into smaller files and try again.'
    case 'file_grant_spent':
      return 'The place to save was not kept. Nothing was written. Choose it again.'
    case 'folder_refused':
      return 'Haversack may not save in that folder. The file is ready; choose another folder.'
    case 'no_one_in_period':
      return 'No one was on this caseload in that period.'
    case 'place_unreachable':
      return 'The storage cannot be reached, or it has no such folder or bucket. Everything is saved on this computer. Check the connection, the address, and the stick if you use one, then try again.'
    case 'place_unreachable_by_proxy':
      return 'The storage cannot be reached through the proxy that this computer is set to use. Everything is saved on this computer. Check the connection and the address, or ask IT.'
    case 'place_proxy_password':
      return 'The proxy that this computer is set to use asks for a password, and Haversack has none for it. Everything is saved on this computer. Ask IT to let Haversack through without one.'
    case 'place_proxy_unsupported':
      return 'This computer is set to use a SOCKS proxy, which Haversack does not support. Everything is saved on this computer. Ask IT for an HTTP proxy, or choose another place.'
    case 'place_refused':
      return 'The server answered but refused the name or password, or the keys. Nothing was changed. Check them, then try again.'
    case 'place_forbidden':
      return 'The storage does not let Haversack do this there. Everything is saved on this computer. Ask its owner for the right to read, write and remove files, or choose another place.'
    case 'place_full':
      return 'The storage is full. Everything is saved on this computer. Ask its owner for more room.'
    case 'place_unsuitable':
      return 'This storage does not do what sync needs of it. Nothing was changed. Choose another place, or ask IT.'
    case 'place_not_empty':
      return "Something lies in this place already. Nothing was changed. Choose an empty folder, or Join if this is your team’s."
    case 'own_folder':
      return "This folder holds Haversack’s own files. Choose another."
    case 'other_team':
      return "Another team’s sync lives here. Nothing was changed. To join that team choose Join."
    case 'no_team_here':
      return "No team’s sync lives in this place. Nothing was changed. Check the folder or address with your administrator."
    case 'rolled_back':
      return 'This storage shows an older state than your invitation knows. Nothing was changed. Tell your administrator.'
    case 'already_in_team':
      return 'This caseload belongs to a team already.'
    case 'caseload_not_empty':
      return 'This caseload already has people in it, so it cannot join a team. Make a new caseload for joining, then take these people in from a file.'
    case 'not_allowed':
      return 'Your role in the team does not allow this. Nothing was changed. Ask an administrator.'
    case 'code_group_mistyped':
      return fault.group === undefined ? 'The code looks mistyped.' : `Group ${fault.group} looks mistyped.`
    case 'code_wrong_length':
      return 'An invitation code has 5 groups of 5 letters and numbers. Type all of them.'
    case 'invitation_over':
      return 'This invitation has run out. Ask for a new one.'
    case 'answer_gone':
      return 'Nobody was let in: their answer is no longer in the storage. Whoever typed the code has stopped joining, or it was taken away there. Ask them; make a new invitation if they are still to join.'
    case 'two_answered':
      return 'Two computers answered this invitation. Both were refused; make a new one and tell the code to one person only.'
    case 'sheet_group_mistyped':
      return fault.group === undefined ? 'The text of the sheet looks mistyped.' : `Group ${fault.group} is not the same as on your sheet. Look again.`
    case 'sheet_wrong_length':
      return 'A group of the team sheet is missing. Type all of them.'
    case 'sheet_gone':
      return 'This sheet is no longer waiting to be checked. Nothing was turned on. Begin again and print the new sheet.'
    case 'wrong_sheet':
      return "This sheet belongs to another team. Nothing was changed. Look for the sheet in your practice’s safe."
    default:
      return exhaustive(code)
  }
}
