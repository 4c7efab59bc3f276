import { useState } from 'react'
import { useLocation } from 'wouter'
import { formatDateLongWithWeekday } from '../../../shared/rules/time/dates.ts'
import { formatCaseloadName } from '../../../shared/rules/people/person-name.ts'
import { useNow } from '../../api/use-now.ts'
import { usePrintedBy } from '../../api/use-printed-by.ts'
import { useRead } from '../../api/use-read.ts'
import { useToday } from '../../api/use-today.ts'
import { useVisit } from '../../app/visit.ts'
import { BeingRead } from '../../ui/messages/being-read.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintHeader } from '../../ui/printing/print-header.tsx'
import { CaseloadSelect } from '../caseload/caseload-select.tsx'
import { newNoteAddress, noteAddress } from '../consultations/address.ts'
import { MyCovers } from '../handover/my-covers.tsx'
import { useLeftovers } from '../handover/use-leftovers.ts'
import { TodayAlerts } from './today-alerts.tsx'
import { nextStep, type Today } from './day-plan.ts'
import { HalfWrittenLine } from './half-written-line.tsx'
import { NeedsYou } from './needs-you.tsx'
import './today.css'
import { YourDay } from './your-day.tsx'

/** `/today`: what must happen before going home. */
export function TodayPage() {
  const today = useToday()
  const isVisit = useVisit()
  const printedBy = usePrintedBy()
  const { value, fault } = useRead('lists.today', {})
  const title = formatDateLongWithWeekday(today)

  if (isVisit) {
    return (
      <Page title={title} help={help}>
        <p>Other people are hidden while the person can see the screen.</p>
      </Page>
    )
  }
  if (value === undefined) {
    return (
      <Page title={title} help={help}>
        <BeingRead words="Reading the caseload…" fault={fault} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      summary={<CaseloadSelect />}
      help={help}
      keys={['next-region', 'new-note']}
      keyNotes="F2 moves a consultation or sets its attendance, Enter opens"
      mainButton={<NextStepButton today={value} />}
    >
      <PrintHeader about={null} printedBy={printedBy} />
      <Lists today={value} />
    </Page>
  )
}

function Lists({ today }: { today: Today }) {
  const [moving, setMoving] = useState<string | null>(null)
  const leftovers = useLeftovers()
  return (
    <>
      <div className="today-alerts">
        <HalfWrittenLine />
        <MyCovers />
      </div>
      <TodayAlerts today={today} leftovers={leftovers} />
      <div className="today-columns">
        <YourDay consultations={today.consultations} moving={moving} onMove={setMoving} />
        <NeedsYou today={today} leftovers={leftovers.count} />
      </div>
    </>
  )
}

function NextStepButton({ today }: { today: Today }) {
  const [, navigate] = useLocation()
  const step = nextStep(today, useNow())
  if (step === null) return null
  switch (step.kind) {
    case 'open': {
      const { person, time } = step.consultation
      return (
        <Button kind="main" command="main-action" onPress={() => navigate(`/people/${person.id}`)}>
          Open {time} {formatCaseloadName(person)}
        </Button>
      )
    }
    case 'sign':
      return (
        <Button kind="main" command="main-action" onPress={() => navigate(noteAddress(step.note.person.id, step.note.id))}>
          Write next unsigned note
        </Button>
      )
    case 'write': {
      const { person, id } = step.consultation
      return (
        <Button kind="main" command="main-action" onPress={() => navigate(newNoteAddress(person.id, id))}>
          Write note about {formatCaseloadName(person)}
        </Button>
      )
    }
  }
}

const help = (
  <>
    <p>Left is your day: set attendance in the row, and write the note while it is fresh. Right is what waits for you, five of each.</p>
    <p>When the counts reach nothing, you are done. People on hold are left out of Nothing planned until their hold is over.</p>
    <p>On top stands what two computers did before they could sync: two consultations at one time, or one person added twice.</p>
    <p>F6 goes from one side to the other. F8 starts a note about the person of the row with the focus; F2 sets attendance, or moves what has not begun. Consultations of earlier days wait on the right until their attendance is recorded.</p>
  </>
)
