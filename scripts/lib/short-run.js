// Preloaded by the commands that end within seconds. What V8's last compiler, Turbofan, makes of their code costs more than
// it gains: 6 % of Node's processor time for the copies of 42 slides. The one before it, Maglev, stays: without it the
// same takes twice the time.
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--no-turbofan')
// After the flag, by which Node tells apart what it keeps: V8 takes no code that was compiled under others.
await import('./compile-cache.js')
