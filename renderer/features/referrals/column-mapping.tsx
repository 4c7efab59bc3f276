import { useState } from 'react'
import type { ImportReview } from '../../../shared/contract/imports.ts'
import { csvFields, type CsvField, type CsvMapping } from '../../../shared/rules/csv-fields.ts'
import { formatIsoDate } from '../../../shared/rules/time/dates.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { ErrorSummary, type FormError } from '../../ui/forms/error-summary.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { narrow, useMedia } from '../../ui/media.ts'
import { Page } from '../../ui/page.tsx'
import { useFormErrors } from '../../ui/forms/use-form-errors.ts'
import { importHelp } from './import-review.tsx'
import './referrals.css'

export interface ColumnMappingProps {
  readonly importId: string
  readonly fileName: string
  readonly csv: NonNullable<ImportReview['csv']>
  /** The rows were read by the mapping. */
  readonly onMapped: () => Promise<void>
}

/** Which column is what, with three rows of each to see it by. Remembered for files with the same headings. */
export function ColumnMapping({ importId, fileName, csv, onMapped }: ColumnMappingProps) {
  const core = useCore()
  const [mapping, setMapping] = useState<CsvMapping>(csv.mapping)
  const { errors, tries, fail, clear } = useFormErrors()
  const submit = async () => {
    const found = mappingErrors(mapping)
    if (found.length > 0) return fail(found)
    clear()
    const reply = await core.call('imports.mapColumns', { importId, mapping })
    return reply.ok ? onMapped() : fail([{ field: null, words: faultSentence(reply.error) }])
  }
  return (
    <Form className="" onSubmit={submit}>
      <Page
        title="Which column is what?"
        summary={`${fileName}, ${counted(csv.rowCount, 'row')}`}
        mainButton={
          <Button kind="main" type="submit" command="main-action">
            Read the rows
          </Button>
        }
        help={importHelp}
      >
        <ErrorSummary errors={errors} tries={tries} />
        <p className="hv-secondary">
          {csv.rememberedFrom === null
            ? 'Guessed from the headings. Change what is wrong; it is remembered for files with these headings.'
            : `Remembered from ${formatIsoDate(csv.rememberedFrom)}.`}{' '}
          Columns without a field are kept as sent.
        </p>
        <div className="referral-mapping">
          <MappingTable csv={csv} mapping={mapping} onMap={setMapping} />
        </div>
      </Page>
    </Form>
  )
}

function MappingTable({ csv, mapping, onMap }: { csv: ColumnMappingProps['csv']; mapping: CsvMapping; onMap: (mapping: CsvMapping) => void }) {
  // Where there is room for one row alone, what it is to become must not be out of sight beside it.
  const isNarrow = useMedia(narrow)
  const samples = isNarrow ? csv.samples.slice(0, 1) : csv.samples
  return (
    <table className="hv-table">
      <caption className="hv-hidden">Columns of the file</caption>
      <thead>
        <tr>
          <th scope="col">Heading in the file</th>
          {samples.map((_, index) => (
            <th key={index} scope="col">{`Row ${index + rowUnderHeadings}`}</th>
          ))}
          <th scope="col">Is</th>
        </tr>
      </thead>
      <tbody>
        {csv.headings.map((heading, column) => (
          // Headings may be alike; their order never changes.
          <tr key={column}>
            <th scope="row">{headingWords(heading, column)}</th>
            {samples.map((row, index) => (
              <td key={index}>{row[column] === '' ? <span className="hv-secondary">Empty</span> : row[column]}</td>
            ))}
            <td>
              <select
                className="hv-input"
                name={`column-${column}`}
                aria-label={`${headingWords(heading, column)} is`}
                value={mapping[column] ?? ''}
                onChange={(event) => onMap(withColumn(mapping, csv.headings.length, column, event.target.value))}
              >
                <option value="">Keep as sent</option>
                {csvFields.map(({ code, words }) => (
                  <option key={code} value={code}>
                    {words}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Rows are numbered as spreadsheets number them, here and where a row is refused: the headings are row 1. */
const rowUnderHeadings = 2

function headingWords(heading: string, column: number): string {
  return heading === '' ? `Column ${column + 1}, no heading` : heading
}

function withColumn(mapping: CsvMapping, length: number, column: number, picked: string): CsvMapping {
  const field = csvFields.find(({ code }) => code === picked)?.code ?? null
  return Array.from({ length }, (_, index) => (index === column ? field : (mapping[index] ?? null)))
}

function mappingErrors(mapping: CsvMapping): FormError[] {
  const errors: FormError[] = []
  if (!mapping.some((field) => field !== null && nameFields.has(field))) {
    errors.push({ field: 'column-0', words: 'Choose which column holds the name.' })
  }
  mapping.forEach((field, column) => {
    if (field === null || mapping.indexOf(field) === column) return
    const words = csvFields.find(({ code }) => code === field)?.words ?? field
    errors.push({ field: `column-${column}`, words: `Two columns are ${words}. Choose one, and keep the other as sent.` })
  })
  return errors
}

const nameFields: ReadonlySet<CsvField> = new Set(['full-name', 'given', 'family', 'preferred'])
