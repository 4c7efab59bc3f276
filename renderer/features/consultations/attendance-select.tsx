import { useState } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { attendances, isCancelled, type Attendance } from '../../../shared/rules/attendance.ts'
import { wordsOf } from '../../../shared/rules/code-list.ts'
import { useNow } from '../../api/use-now.ts'
import { useNotice } from '../../ui/messages/notice.tsx'
import '../../ui/button.css'
import '../../ui/menu.css'
import { attendanceChoices } from './attendance-choices.ts'
import { AttendanceDialog } from './attendance-dialog.tsx'
import './attendance-select.css'
import { useSaveAttendance, type AttendanceOf } from './use-save-attendance.ts'

/**
 * Attendance as a button that opens the choices; one choice saves, a cancellation asks who and why first. Not a
 * native select: there every press of an arrow would be a change of the record.
 */
export function AttendanceSelect(of: AttendanceOf) {
  const now = useNow()
  const save = useSaveAttendance()
  const showNotice = useNotice()
  // What stood when the question was opened: a change that arrives meanwhile is kept as a second version.
  const [cancelling, setCancelling] = useState<{ readonly as: Attendance; readonly of: AttendanceOf } | null>(null)
  const shown = of.attendance === '0' ? 'Choose' : wordsOf(attendances, of.attendance)

  const choose = async (attendance: Attendance) => {
    if (isCancelled(attendance)) return setCancelling({ as: attendance, of })
    const problem = await save(of, attendance, null)
    if (problem !== null) showNotice(problem)
  }

  return (
    <>
      <MenuTrigger>
        <AriaButton className="hv-button hv-button-secondary attendance-select" aria-label={`Attendance: ${shown}. ${of.time} ${of.name}`}>
          <span className="hv-secondary">Attendance:</span> {shown}
        </AriaButton>
        <Popover className="hv-popover">
          <Menu aria-label={`Attendance of ${of.name} at ${of.time}`} className="hv-menu">
            {attendanceChoices(of, now).map(({ code, words }) => (
              <MenuItem key={code} id={code} textValue={words} className="hv-menu-item" onAction={() => void choose(code)}>
                {words}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {cancelling !== null && <AttendanceDialog of={cancelling.of} kind="cancel" first={cancelling.as} onClose={() => setCancelling(null)} />}
    </>
  )
}
