import { useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/forms/field.tsx'
import { RadioGroup } from '../../ui/forms/radio-group.tsx'
import { TextField } from '../../ui/forms/text-field.tsx'
import { typedText } from '../../ui/forms/typed-text.ts'
import { PassphraseField } from '../vault/passphrase/passphrase-field.tsx'
import { isOpenAddress, type TypedPlace } from './place-input.ts'

export interface PlaceFieldsProps {
  readonly typed: TypedPlace
  readonly onType: (typed: TypedPlace) => void
  /** The sentence beside a field, by its name. */
  readonly errorOf: (field: string) => string | undefined
  /** The folder whose test failed, in words, while no other is chosen. */
  readonly triedFolder: string | null
}

type FieldsProps = Omit<PlaceFieldsProps, 'triedFolder'>

/** What kind of storage it is, and how to get there. */
export function PlaceFields({ typed, onType, errorOf, triedFolder }: PlaceFieldsProps) {
  return (
    <>
      <RadioGroup
        id="kind"
        label="Which storage does your team have?"
        error={errorOf('kind')}
        picked={typed.kind}
        onPick={(kind) => onType({ ...typed, kind })}
        choices={[
          { value: 'folder', words: 'A shared folder or a USB stick', hint: 'A network share, or a stick that goes from hand to hand' },
          { value: 'webdav', words: 'A WebDAV address', hint: 'Such as Nextcloud or a web server of the practice' },
          { value: 's3', words: 'An S3 bucket', hint: 'Storage that IT rents or runs' },
        ]}
      />
      {typed.kind === 'folder' && <FolderField typed={typed} onType={onType} errorOf={errorOf} triedFolder={triedFolder} />}
      {typed.kind === 'webdav' && <WebDavFields typed={typed} onType={onType} errorOf={errorOf} />}
      {typed.kind === 's3' && <S3Fields typed={typed} onType={onType} errorOf={errorOf} />}
    </>
  )
}

function FolderField({ typed, onType, errorOf, triedFolder }: PlaceFieldsProps) {
  const wordsId = useId()
  const chosen = typed.folder?.fileName ?? triedFolder
  const error = errorOf('folder')
  const choose = async () => {
    const folder = await window.haversack.chooseFolder()
    if (folder !== null) onType({ ...typed, folder })
  }
  return (
    <div className={error === undefined ? 'hv-field' : 'hv-field hv-field-wrong'}>
      <span className="hv-label">Folder</span>
      <FieldError id="folder" error={error} />
      <div className="hv-line-up">
        <Button id="folder" aria-describedby={wordsId} onPress={() => void choose()}>
          {chosen === null ? 'Choose the folder' : 'Choose another folder'}
        </Button>
        <output id={wordsId}>{chosen === null ? 'No folder is chosen.' : `Chosen: ${chosen}`}</output>
      </div>
    </div>
  )
}

function AddressField({ typed, onType, errorOf, hint }: FieldsProps & { hint: string }) {
  const warning = isOpenAddress(typed.address)
    ? 'This address begins with http, so others on the network can read the name and password on the way. Ask IT for one with https. What you sync is encrypted either way.'
    : ''
  return (
    <TextField
      {...typedText(typed, onType, errorOf)('address')}
      label="Address"
      hint={hint}
      note={warning}
      inputMode="url"
    />
  )
}

function WebDavFields(props: FieldsProps) {
  const { typed, onType, errorOf } = props
  return (
    <>
      <AddressField {...props} hint="Of a folder for sync alone, such as https://cloud.example.org/dav/team" />
      <TextField {...typedText(typed, onType, errorOf)('user')} label="User name" />
      <PassphraseField
        name="password"
        label="Password"
        hint="Kept encrypted in this caseload. Use one made for sync, if the storage can make one."
        error={errorOf('password')}
        value={typed.password}
        onChange={(password) => onType({ ...typed, password })}
      />
    </>
  )
}

function S3Fields(props: FieldsProps) {
  const { typed, onType, errorOf } = props
  const text = typedText(typed, onType, errorOf)
  return (
    <>
      <AddressField {...props} hint="Of the service, without the bucket, such as https://s3.eu-west-2.amazonaws.com" />
      <TextField {...text('region')} label="Region" hint="Such as eu-west-2. Leave it empty if the storage has none." width="short" />
      <TextField {...text('bucket')} label="Bucket" />
      <TextField {...text('prefix')} label="Folder in the bucket" hint="Only if several teams share the bucket. Leave it empty otherwise." />
      <TextField {...text('accessKey')} label="Access key" />
      <PassphraseField
        name="secretKey"
        label="Secret key"
        hint="Kept encrypted in this caseload."
        error={errorOf('secretKey')}
        value={typed.secretKey}
        onChange={(secretKey) => onType({ ...typed, secretKey })}
      />
    </>
  )
}
