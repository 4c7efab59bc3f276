import { startApache } from './apache.ts'
import { describeServer } from './describe-server.ts'

await describeServer('Apache httpd with mod_dav', () => startApache('Basic'))
await describeServer('Apache httpd with mod_dav, which wants Digest', () => startApache('Digest'))
