import { describeServer } from './describe-server.ts'
import { startRclone } from './rclone.ts'

await describeServer('rclone serve webdav', startRclone)
