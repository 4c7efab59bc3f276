import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './main/core/database/schema.ts',
  out: './main/core/database/migrations',
})
