import { folderStore } from './folder.ts'
import type { HttpWays } from './http.ts'
import type { Place } from './place.ts'
import { s3Store } from './s3.ts'
import type { Store } from './store.ts'
import { webdavStore } from './webdav.ts'

/**
 * The store at a place; nothing is asked of the place yet. Throws a StoreFailure for what no server can have, such as an
 * address that is none. A folder that is the application's own (see `isOwnFolder`) is 'unsuitable' at the first verb.
 */
export function openStore(place: Place, dataFolder: string, ways: HttpWays = {}): Store {
  switch (place.kind) {
    case 'folder':
      return folderStore(place.path, dataFolder)
    case 'webdav':
      return webdavStore(place, ways)
    case 's3':
      return s3Store(place, ways)
  }
}
