// Preloaded by the commands that end within seconds. What V8's last compiler, Turbofan, makes of their code costs more than
// it gains: 6 % of Node's processor time for the copies of 42 slides. The one before it, Maglev, stays: without it the
// same takes twice the time.
import './compile-cache.js'
import { setFlagsFromString } from 'node:v8'

setFlagsFromString('--no-turbofan')
