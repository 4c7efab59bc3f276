import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { largestImport } from '../../../shared/contract/imports.ts'
import { useCore } from '../../api/core-context.tsx'
import { faultSentence } from '../../api/fault-sentence.ts'
import { useCommand } from '../../app/use-command.tsx'
import { useNotice } from '../../ui/messages/notice.tsx'
import { useNoHome } from '../caseload/use-no-home.ts'
import { importAddress, newReferralAddress } from './addresses.ts'
import { decodeFile } from './decode-file.ts'
import './referrals.css'

/**
 * Takes in a file from anywhere: Ctrl O chooses one, and one can be dropped anywhere on the window. It is read and
 * shown for review; nothing is written. Also opens the form of a new referral. Stands once in the frame.
 */
export function TakeInFiles() {
  const [, navigate] = useLocation()
  const showNotice = useNotice()
  const core = useCore()
  const input = useRef<HTMLInputElement>(null)
  const noHome = useNoHome()

  const take = async (files: readonly File[]) => {
    const [file] = files
    if (file === undefined) return
    if (noHome !== null) return showNotice(noHome.whole)
    if (files.length > 1) return showNotice('Nothing was read: these are several files. Drop one file at a time.')
    if (file.size > largestImport) return showNotice(faultSentence({ code: 'file_too_large' }))
    const bytes = await readBytes(file)
    if (bytes === null) return showNotice('This file could not be opened. Nothing was changed. Copy it to this computer and try again.')
    const reply = await core.call('imports.read', { fileName: file.name.slice(0, 300), text: decodeFile(bytes) })
    if (!reply.ok) return showNotice(faultSentence(reply.error))
    return navigate(importAddress(reply.value.importId))
  }
  const isOver = useDroppedFiles((files) => void take(files))

  useCommand('take-in-file', () => (noHome === null ? input.current?.click() : showNotice(noHome.whole)))
  useCommand('new-referral', () => navigate(newReferralAddress()))

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        data-take-in-file=""
        aria-label="Referral file"
        accept=".json,.csv,.tsv,.txt"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // Emptied, so that choosing the same file again is heard as a change.
          event.target.value = ''
          void take(files)
        }}
      />
      {isOver && <div className="referral-drop">Drop the referral file to read it. Nothing is changed yet.</div>}
    </>
  )
}

async function readBytes(file: File): Promise<ArrayBuffer | null> {
  try {
    return await file.arrayBuffer()
  } catch (error) {
    // A file on a drive that went away, or one that may not be read.
    if (error instanceof DOMException) return null
    throw error
  }
}

/** Hears files dropped anywhere on the window; true while some are held over it. */
function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setIsOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}
