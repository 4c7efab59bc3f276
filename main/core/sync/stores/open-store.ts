import type { FindRoutes } from '../../../../shared/contract/route.ts'
import { folderStore } from './folder.ts'
import type { Place } from './place.ts'
import { s3Store } from './s3.ts'
import type { Store } from './store.ts'
import { webdavStore } from './webdav.ts'

/**
 * The store at a place; nothing is asked of the place yet. Throws StoreFailure 'unsuitable' for an address that is
 * none. `findRoutes` as in `Surroundings`. A folder that is the application's own (see `isOwnFolder`) fails so at the first verb.
 */
export function openStore(place: Place, dataFolder: string, findRoutes?: FindRoutes): Store {
  switch (place.kind) {
    case 'folder':
      return folderStore(place.path, dataFolder)
    case 'webdav':
      return webdavStore(place, { findRoutes })
    case 's3':
      return s3Store(place, { findRoutes })
  }
}
