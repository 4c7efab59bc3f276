import sodium, { ready } from 'libsodium-wrappers-sumo'

// The library is WebAssembly that loads in the background; waiting here keeps every caller free of the question.
await ready

export { sodium }
