import { readObject, readObjects, readReference, readText } from './values.ts'

/** A resource of FHIR R4, of which nothing was checked but that it names its type. */
export interface FhirResource {
  readonly resourceType: string
  readonly [field: string]: unknown
}

/** Resources that came together, and how they refer to each other. */
export interface Exchange {
  readonly resources: readonly FhirResource[]
  readonly header: FhirResource | null
  /** When the bundle was made, as sent. */
  readonly timestamp: string | null
  /** The resource that a reference names, by its full address, `Type/id` or `#contained`; null if it is not here. */
  readonly resolve: (reference: unknown, from?: FhirResource) => FhirResource | null
}

/** What can be a referral in a file, or why it cannot. */
export type Unit =
  | { readonly kind: 'request'; readonly exchange: Exchange; readonly request: FhirResource; readonly fullUrl: string | null }
  | { readonly kind: 'problem'; readonly problem: 'not-a-referral' | 'not-readable'; readonly detail: string | null }

/**
 * Everything in a FHIR file that is or should be a referral, in the order of the file: the focus of a message,
 * each request of another bundle, of bundles within bundles, and of a bare list.
 */
export const unitsOf = (value: unknown): Unit[] => {
  if (Array.isArray(value)) return unitsOfList(value)
  const resource = readResource(value)
  if (resource === null) return [notReadable]
  if (resource.resourceType === 'Bundle') return unitsOfBundle(resource)
  if (resource.resourceType === 'Parameters') return unitsOfList(readObjects(resource['parameter']).map((part) => part['resource']))
  return unitsOfResources([{ resource, fullUrl: null }], null)
}

const readResource = (value: unknown): FhirResource | null => {
  const object = readObject(value)
  return object !== null && typeof object['resourceType'] === 'string' ? (object as FhirResource) : null
}

/** A resource with the address it was sent under. */
interface Entry {
  readonly resource: FhirResource
  readonly fullUrl: string | null
}

const notReadable: Unit = { kind: 'problem', problem: 'not-readable', detail: null }

const unitsOfBundle = (bundle: FhirResource): Unit[] => {
  const sent = readObjects(bundle['entry'])
  const entries = sent.flatMap((entry): Entry[] => {
    const resource = readResource(entry['resource'])
    return resource === null ? [] : [{ resource, fullUrl: readText(entry['fullUrl']) }]
  })
  // A list of bundles has nothing but bundles; there an entry without one is a referral that got lost.
  const lost = entries.some(({ resource }) => resource.resourceType === 'Bundle')
    ? (Array.isArray(bundle['entry']) ? bundle['entry'] : []).length - entries.length
    : 0
  return [...unitsOfResources(entries, readText(bundle['timestamp'])), ...Array.from({ length: lost }, () => notReadable)]
}

const unitsOfList = (values: readonly unknown[]): Unit[] => {
  const entries = values.flatMap((value): Entry[] => {
    const resource = readResource(value)
    return resource === null ? [] : [{ resource, fullUrl: null }]
  })
  return [
    ...(entries.length === 0 ? [] : unitsOfResources(entries, null)),
    ...Array.from({ length: values.length - entries.length }, () => notReadable),
  ]
}

const unitsOfResources = (entries: readonly Entry[], timestamp: string | null): Unit[] => {
  const own = entries.filter(({ resource }) => resource.resourceType !== 'Bundle')
  const nested = entries.filter(({ resource }) => resource.resourceType === 'Bundle').flatMap(({ resource }) => unitsOfBundle(resource))
  if (own.length === 0 && nested.length > 0) return nested
  const exchange = createExchange(own, timestamp)
  const event = messageEvent(exchange.header)
  if (event !== null && event !== 'servicerequest-request') return [...nested, notAReferral(event)]
  const requests = requestsOf(exchange, own)
  if (requests.length === 0 && nested.length === 0) return [own.length === 0 ? notReadable : notAReferral(mainType(own))]
  return [...requests.map(({ resource, fullUrl }): Unit => ({ kind: 'request', exchange, request: resource, fullUrl })), ...nested]
}

const notAReferral = (detail: string): Unit => ({ kind: 'problem', problem: 'not-a-referral', detail })

/** The requests a message is about, or every request where nothing says so. */
const requestsOf = (exchange: Exchange, entries: readonly Entry[]): Entry[] => {
  const requests = entries.filter(({ resource }) => resource.resourceType === 'ServiceRequest')
  const focus = readObjects(exchange.header?.['focus']).map((reference) => exchange.resolve(reference))
  const inFocus = requests.filter(({ resource }) => focus.includes(resource))
  return inFocus.length > 0 ? inFocus : requests
}

const messageEvent = (header: FhirResource | null): string | null => readText(readObject(header?.['eventCoding'])?.['code'])

/** What a file without a request is about, for the reader: an appointment rather than its header. */
const mainType = (entries: readonly Entry[]): string => {
  const types = entries.map(({ resource }) => resource.resourceType)
  return types.find((type) => type === 'Appointment') ?? types.find((type) => type !== 'MessageHeader') ?? 'MessageHeader'
}

const createExchange = (entries: readonly Entry[], timestamp: string | null): Exchange => {
  const byAddress = new Map<string, FhirResource>()
  for (const { resource, fullUrl } of entries) {
    const id = readText(resource['id'])
    const addresses = id === null ? [] : [`${resource.resourceType}/${id}`, `urn:uuid:${id}`]
    for (const address of [fullUrl, ...addresses]) {
      // The first of two with one address: the later one is a slip of the sender.
      if (address !== null && !byAddress.has(address)) byAddress.set(address, resource)
    }
  }
  const resources = entries.map(({ resource }) => resource)
  return {
    resources,
    header: resources.find(({ resourceType }) => resourceType === 'MessageHeader') ?? null,
    timestamp,
    resolve(reference, from) {
      const address = readReference(reference)?.reference ?? null
      if (address === null) return null
      if (address.startsWith('#')) return containedIn(from, address.slice(1))
      const version = address.replace(/\/_history\/[^/]+$/, '')
      return byAddress.get(version) ?? byAddress.get(lastTwoParts(version)) ?? null
    },
  }
}

const containedIn = (from: FhirResource | undefined, id: string): FhirResource | null =>
  readObjects(from?.['contained'])
    .map(readResource)
    .find((resource) => resource?.['id'] === id) ?? null

/** 'https://sender.example/fhir/Patient/7' → 'Patient/7': a server's address of what came along in the same file. */
const lastTwoParts = (address: string): string => address.split('/').slice(-2).join('/')
