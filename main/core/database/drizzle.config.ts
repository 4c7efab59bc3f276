import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./main/core/database/schema.ts', './main/core/database/local-schema.ts'],
  out: './main/core/database/migrations',
})
