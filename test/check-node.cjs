// Plain CommonJS that any Node can read: a newer syntax would crash before it could explain itself.
var needed = 24
var found = Number(process.versions.node.split('.')[0])
if (found < needed) {
  console.error(
    'Haversack needs Node ' + needed + ' or newer to build and test; this is Node ' + process.versions.node + '.\n' +
      'Run the command through npm (npm test, npm run demo, npm start): after "npm ci" npm uses the Node ' +
      needed + ' that the project installs for itself.',
  )
  process.exit(1)
}
