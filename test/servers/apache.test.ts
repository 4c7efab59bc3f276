import { describeServer } from './describe-server.ts'
import { startApache } from './apache.ts'

await describeServer('Apache httpd with mod_dav', startApache, () => {})
